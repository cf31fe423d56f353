import CommandSupport
import Lockstep

/// Puts a campaign's parts together, and gives their errors a status.
struct Assembly {
  let reference: NumPyReference
  private let port: PortChoice

  /// Starts Python.
  ///
  /// - Parameter port: what holds for subjects in other processes.
  /// - Throws: `CommandFailure` under too small a limit, and what the interpreter throws; see `failure(for:)`.
  init(python: InterpreterConfiguration, port: PortChoice = PortChoice()) throws {
    try SystemMemory.refuseSmallAddressSpace()
    reference = try NumPyReference(Interpreter.start(python))
    self.port = port
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

  /// The campaign of one given case.
  ///
  /// - Parameters:
  ///   - suspects: names of mistakes that explained a finding of it.
  ///   - isOfUnexplained: whether nothing known explained the case that it was shrunk from.
  func campaign<Scalar: SubjectScalar>(
    of example: Case<Scalar>, subject: SubjectChoice, activationRoundoffs: Double,
    suspects: [String], isOfUnexplained: Bool
  ) throws -> Campaign<Scalar> {
    let form = port.form(of: subject)
    let subject: any Subject<Scalar> = try self.subject(subject, of: example.signature)
    let judge = ReferenceJudge<Scalar>(reference, activationRoundoffs: activationRoundoffs)
    var campaign = Campaign(
      CampaignOptions(signature: example.signature, seed: 0, cases: 1, profiles: []),
      subject: subject, judge: judge, makeCase: { _ in try form.suited(example) })
    let investigator = Investigator(
      subject, judge: judge, suspects: suspects, suited: form.suited)
    investigator.isOfUnexplained = isOfUnexplained
    campaign.investigate = investigator.investigated
    return campaign
  }

  /// - Throws: `CommandFailure` if a subject cannot be a cell.
  func refuseUnknown(_ subject: SubjectChoice, of signature: Signature) throws {
    if case .engine = subject, !EngineSubject.signatures.contains(signature) {
      throw CommandFailure(
        .usage,
        "the engine computes the cells "
          + "\(EngineSubject.signatures.map(\.cell).joined(separator: " and ")), "
          + "not \(signature.cell); take --subject native")
    }
    if let reason = External(reference, port).refusal(of: subject, signature) {
      throw CommandFailure(.usage, reason)
    }
    guard case .mistake(let name) = subject else { return }
    let known = try Mistakes(reference).names(for: signature)
    let parts = name.split(separator: "+", omittingEmptySubsequences: false).map(String.init)
    guard let part = parts.first(where: { !known.contains($0) }) else { return }
    throw CommandFailure(
      .usage, unknown("mistake", part, of: "the cell \(signature.cell)", known: known))
  }

  /// Whether a subject can be a cell, in a precision.
  func runs(
    _ subject: SubjectChoice, _ signature: Signature, _ dtype: DType
  ) throws -> Bool {
    switch subject {
    case .native: true
    case .engine: EngineSubject.signatures.contains(signature) && dtype == .float32
    case .mistake(let name): try Mistakes(reference).contains(name, for: signature)
    case .framework(let framework):
      framework.dtypes.contains(dtype)
        && External(reference, port).refusal(of: subject, signature) == nil
    case .command, .kaldi, .worker, .function, .library:
      External(reference, port).refusal(of: subject, signature) == nil
    }
  }

  /// - Throws: `CommandFailure` if the subject cannot be the cell, in this precision.
  func subject<Scalar: SubjectScalar>(
    _ choice: SubjectChoice, of signature: Signature
  ) throws -> any Subject<Scalar> {
    try refuseUnknown(choice, of: signature)
    switch choice {
    case .native: return NativeSubject<Scalar>()
    case .engine(let kernels):
      guard let subject = try EngineSubject(kernels) as? any Subject<Scalar> else {
        throw CommandFailure(
          .usage, "the engine computes in float32; take --subject native for \(Scalar.dtype)")
      }
      return subject
    case .mistake(let name):
      return MistakeSubject<Scalar>(reference, mistake: name)
    case .framework, .command, .kaldi, .worker, .function, .library:
      return try External(reference, port).subject(choice)
    }
  }

  /// The status and the sentence of anything that ends a campaign early.
  static func failure(for error: any Error) -> CommandFailure {
    let status: ExitStatus =
      switch error {
      case let failure as CommandFailure: failure.status
      case is InvalidOptions, is KernelSetError: .usage
      case is SubjectFailure: .diverges
      case is MalformedCommand: .usage
      case is InterpreterError, is EnvironmentError, is SourcesError, is UnusableReference,
        is NoFrameworks, is WorkerRefusal, is ProcessFailure, is UnstartedWorker:
        .environment
      default: .internalError
      }
    let message =
      switch error {
      case let failure as CommandFailure: failure.message
      case is KernelSetError: "LOCKSTEP_KERNELS: \(error)"
      default: String(describing: error)
      }
    return CommandFailure(status, message)
  }
}
