import CommandSupport
import Lockstep

/// Puts a campaign's parts together, and gives their errors a status.
struct Assembly {
  let reference: NumPyReference

  /// Starts Python.
  ///
  /// - Throws: what the interpreter throws; see `failure(for:)`.
  init(python: InterpreterConfiguration) throws {
    reference = try NumPyReference(Interpreter.start(python))
  }

  /// The versions of all that takes part.
  func environment() throws -> [(name: String, value: String)] {
    let description = reference.interpreter.description
    let numpy = try reference.interpreter.withGIL { try $0.description(ofModule: "numpy") }
    return [
      ("lockstep", lockstepVersion),
      ("python", description.python.version),
      ("numpy", numpy.version ?? "unknown"),
      ("blas", description.linearAlgebra.first?.name ?? "unknown"),
      ("prefix", description.environment.folder),
    ]
  }

  func campaign<Scalar: SubjectScalar>(
    _ options: CampaignOptions, subject: SubjectChoice, activationRoundoffs: Double
  ) throws -> Campaign<Scalar> {
    try Campaign(
      options, subject: make(subject, of: options.signature), reference: reference,
      activationRoundoffs: activationRoundoffs)
  }

  /// The campaign of one given case.
  func campaign<Scalar: SubjectScalar>(
    of example: Case<Scalar>, subject: SubjectChoice, activationRoundoffs: Double
  ) throws -> Campaign<Scalar> {
    let options = CampaignOptions(signature: example.signature, seed: 0, cases: 1, profiles: [])
    return try Campaign(
      options, subject: make(subject, of: example.signature),
      judge: ReferenceJudge<Scalar>(reference, activationRoundoffs: activationRoundoffs),
      makeCase: { _ in example })
  }

  /// - Throws: `CommandFailure` if a subject cannot be a cell.
  func refuseUnknown(_ subject: SubjectChoice, of signature: Signature) throws {
    guard case .mistake(let name) = subject else { return }
    let names = try Mistakes(reference).names(for: signature)
    guard !names.contains(name) else { return }
    throw CommandFailure(
      .usage, unknown("mistake", name, of: "the cell \(signature.cell)", known: names))
  }

  /// Whether a subject can be a cell.
  func runs(_ subject: SubjectChoice, _ signature: Signature) throws -> Bool {
    guard case .mistake(let name) = subject else { return true }
    return try Mistakes(reference).names(for: signature).contains(name)
  }

  private func make<Scalar: SubjectScalar>(
    _ choice: SubjectChoice, of signature: Signature
  ) throws -> any Subject<Scalar> {
    switch choice {
    case .native: return NativeSubject<Scalar>()
    case .mistake(let name):
      try refuseUnknown(choice, of: signature)
      return MistakeSubject<Scalar>(reference, mistake: name)
    }
  }

  /// The status and the sentence of anything that ends a campaign early.
  static func failure(for error: any Error) -> CommandFailure {
    let status: ExitStatus =
      switch error {
      case let failure as CommandFailure: failure.status
      case is InvalidOptions: .usage
      case is InterpreterError, is EnvironmentError, is SourcesError, is UnusableReference:
        .environment
      default: .internalError
      }
    let message = (error as? CommandFailure)?.message ?? String(describing: error)
    return CommandFailure(status, message)
  }
}
