public import CrossCheck
import Networks

extension ModelCheck {
  /// A layer's steps, fed with what the native forward pass has below it.
  ///
  /// - Parameter index: of one of the network's layers.
  /// - Throws: `SubjectFailure` if the subject has no answer; otherwise if the reference fails.
  public func steps(
    ofLayer index: Int, _ subject: any Subject<Scalar> = NativeSubject<Scalar>()
  ) throws -> StagedTrace<Scalar> {
    try StagedTrace(
      of: subject, on: layers[index].example, judge: judge, below: frames(of: index),
      keys: data.keys)
  }

  /// The steps of the last recurrent layer, of which somebody's outputs are given: they anchor h, and c
  /// is carried; so is everything below.
  ///
  /// - Precondition: the outputs have the shape that the network gives, which has such a layer.
  /// - Throws: if the reference itself fails.
  public func steps(ofHidden hidden: RecordedOutputs<Scalar>) throws -> StagedTrace<Scalar> {
    guard let place = network.lastRecurrentLayer else {
      preconditionFailure("the network has a recurrent layer")
    }
    return try steps(part(hidden, at: place, layers))
  }

  /// The steps of the output layer, fed with the recorded h where that is given.
  ///
  /// - Precondition: the outputs have the shapes that the network gives.
  /// - Throws: if the reference itself fails.
  public func steps(
    ofOutput output: RecordedOutputs<Scalar>, behind hidden: RecordedOutputs<Scalar>?
  ) throws -> StagedTrace<Scalar> {
    try steps(part(output, behind: hidden, layers))
  }

  private func steps(_ part: JudgedPart<Scalar>) throws -> StagedTrace<Scalar> {
    try StagedTrace(part.subject, part.pair, judge: judge, below: part.below, keys: data.keys)
  }
}
