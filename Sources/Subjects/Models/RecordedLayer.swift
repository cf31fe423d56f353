import CrossCheck

/// A layer whose outputs somebody recorded, as a case and a trace.
struct RecordedLayer<Scalar: SubjectScalar> {
  let pair: JudgedPair<Scalar>

  /// What lies between it and frames that are known.
  let below: LayersBelow<Scalar>

  /// The layers that the reference carries.
  let carried: Range<Int>
}
