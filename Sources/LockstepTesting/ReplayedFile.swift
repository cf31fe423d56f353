import Lockstep

/// A case file that is run again.
struct ReplayedFile<Scalar: SubjectScalar> {
  let example: Case<Scalar>
  let filed: FiledCase

  /// - Parameter text: what was given for `replaying`.
  /// - Returns: nil if it is the path of no `.npz`.
  /// - Throws: `ModelFileError` if it is no case file, or of another precision than the subject.
  init?(_ text: String) throws {
    guard text.hasSuffix(".npz") else { return nil }
    let file = try CaseFile(path: text)
    let example: Any =
      switch file.stored {
      case .float32(let example): example
      case .float64(let example): example
      }
    guard let example = example as? Case<Scalar> else {
      throw ModelFileError(
        path: text,
        reason: "its case is of \(file.stored.dtype.rawValue), and the subject computes in "
          + "\(Scalar.dtype.rawValue)")
    }
    self.example = example
    filed = FiledCase(
      path: text, subject: file.finding?.subject, verdict: file.finding?.verdict)
  }
}
