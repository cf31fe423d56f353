public import CrossCheck
public import Tensors

/// A forward pass of an LSTM that is called in this process.
///
/// `InProcessSubject` times `run` and has its outputs judged.
public protocol TimedForward {
  var name: String { get }
  var version: String { get }

  /// How many threads it makes use of.
  var threads: Int { get }

  /// Packs the weights and takes the inputs: all that is done once.
  mutating func prepare(_ example: Case<Float>) throws

  /// One forward pass over all steps, as its users call it.
  ///
  /// - Precondition: a case was prepared.
  mutating func run() throws

  /// What the last `run` computed.
  func outputs() throws -> Trace<Float>
}
