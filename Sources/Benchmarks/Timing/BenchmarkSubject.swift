public import CrossCheck
public import Tensors

/// What takes its turn in a round: an implementation, in this process or in its own.
public protocol BenchmarkSubject: AnyObject {
  var name: String { get }

  /// Gets ready for a case.
  func prepare(_ example: Case<Float>) throws

  /// The seconds of one call: the mean of as many as last so long together, at least one.
  func sample(lasting seconds: Double) throws -> Double

  /// What the last of those calls computed.
  func outputs(for example: Case<Float>) throws -> Trace<Float>
}
