public import RecurrentCells
public import Tensors

/// Where outputs go, one utterance after the other.
///
/// Files take their names in `commit`; what is never committed leaves nothing behind.
public protocol OutputSink<Scalar>: AnyObject {
  associatedtype Scalar: CellScalar

  /// What is to be removed by whoever ends the process without `discard`.
  var temporaryPaths: [String] { get }

  /// - Parameter outputs: `[T, N]`.
  /// - Throws: `ForwardError`.
  func write(_ key: String, _ outputs: Tensor<Scalar>) throws

  /// - Throws: `ForwardError`.
  func commit() throws

  /// Leaves what was there as it was; after `commit` it does nothing.
  func discard()
}
