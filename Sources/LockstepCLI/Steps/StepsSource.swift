import Lockstep

/// A trace whose steps are shown, and what it is called.
struct StepsSource<Scalar: SubjectScalar> {
  let trace: StagedTrace<Scalar>

  /// The layer of a model; nil for a case.
  let part: String?

  /// The batch row that was asked for; of a table, the utterance's place in its batch.
  let row: Int?
}
