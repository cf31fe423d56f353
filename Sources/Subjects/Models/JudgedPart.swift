import CrossCheck

/// A layer of a model and somebody's numbers of it, before they are judged.
struct JudgedPart<Scalar: SubjectScalar> {
  /// The layer's place in the network.
  let index: Int

  /// Whose numbers they are.
  let subject: String
  let pair: JudgedPair<Scalar>
  let below: LayersBelow<Scalar>

  /// The layers that the reference carries.
  var carried: Range<Int> = 0..<0

  /// What a batch row holds past its sequence's end; nil if that is judged like the rest.
  var padding: ((_ row: Int) -> Padding)?
}
