public import RecurrentCells

/// Where utterances come from, one after the other.
public protocol FeatureSource<Scalar>: AnyObject {
  associatedtype Scalar: CellScalar

  var arrangement: Arrangement { get }

  /// The next utterance; nil at the end.
  ///
  /// - Throws: `ForwardError.input` naming it.
  func next() throws -> Utterance<Scalar>?
}
