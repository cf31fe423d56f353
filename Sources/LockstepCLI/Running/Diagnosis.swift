import CommandSupport
import Lockstep

/// What `doctor` says, and its status.
struct Diagnosis {
  let text: String
  let status: ExitStatus

  /// - Parameter python: the environment named on the command line, if one is.
  init(python: InterpreterConfiguration) {
    var rows: [(String, String)] = []
    var advice: [String] = []
    var status = ExitStatus.agrees
    do {
      try SystemMemory.refuseSmallAddressSpace()
      let interpreter = try Interpreter.start(python)
      rows += Self.rows(for: interpreter.description)
      advice += Self.advice(on: interpreter.description.linearAlgebra)
      let numpy = try interpreter.withGIL { try $0.description(ofModule: "numpy") }
      rows.append(("NumPy", "\(numpy.version ?? "unknown"), \(numpy.file ?? "built in")"))
      rows += Self.rows(for: interpreter.description.linearAlgebra)
      let reference = try NumPyReference(interpreter)
      rows.append(("reference", Self.referenceSource))
      rows.append(("trial", try Self.trial(reference)))
    } catch {
      let failure = Assembly.failure(for: error)
      if rows.isEmpty { rows = Self.rowsOfLinkedPython }
      advice.append(failure.message)
      status = failure.status == .internalError ? .environment : failure.status
    }
    rows.append(("processor", ProcessorFeatures.text))
    if let memory = SystemMemory.available() {
      rows.append(("memory", "\(SystemMemory.text(memory)) available"))
    }
    rows.append(("lockstep", lockstepVersion))
    let table = rows.flatMap { TextLayout.row($0.0, $0.1, column: 14) }
    let conclusion =
      advice.isEmpty
      ? ["Nothing is missing or slow."]
      : advice.flatMap { TextLayout.wrap("To do: " + $0, indent: "") }
    text = (table + [""] + conclusion).joined(separator: "\n") + "\n"
    self.status = status
  }

  /// Judges the source example; throws if the reference does not work, or not rightly.
  private static func trial(_ reference: NumPyReference) throws -> String {
    let campaign = try Campaign(
      CampaignOptions(cases: 1), subject: NativeSubject<Float>(), reference: reference)
    var verdict = Verdict.failed
    try campaign.run { event in
      if case .judged(let result) = event { verdict = result.verdict }
    }
    guard verdict == .agrees else {
      throw CommandFailure(
        .environment,
        "the reference judges the source example as '\(verdict.rawValue)'; it should agree. "
          + "Reinstall NumPy and its BLAS, and build Lockstep anew.")
    }
    return "the source example was judged: it agrees"
  }

  private static var rowsOfLinkedPython: [(String, String)] {
    guard let python = try? LinkedPython.current() else { return [] }
    return [
      ("Python", python.version), ("library", python.library), ("interpreter", python.program),
    ]
  }

  private static func rows(for description: InterpreterDescription) -> [(String, String)] {
    let reason =
      switch description.environment.origin {
      case .configuration: "named by --python"
      case .variable(let name): "named by \(name)"
      case .system:
        "the linked library's own, since --python, LOCKSTEP_PYTHON and VIRTUAL_ENV are unset"
      }
    let system =
      description.environment.includesSystemPackages ? "" : "; the system's packages are left out"
    return [
      ("Python", description.python.version),
      ("library", description.python.library),
      ("interpreter", description.python.program),
      ("environment", "\(description.environment.folder) (\(reason)\(system))"),
    ]
  }

  private static func rows(for libraries: [LoadedLibrary]) -> [(String, String)] {
    if libraries.isEmpty { return [("BLAS", "none was recognised among the loaded libraries")] }
    return libraries.map { ("BLAS", "\($0.name), \($0.path)\($0.isSlow ? " (slow)" : "")") }
  }

  private static func advice(on libraries: [LoadedLibrary]) -> [String] {
    guard !libraries.isEmpty, libraries.allSatisfy(\.isSlow) else { return [] }
    return [
      "NumPy uses the slow reference BLAS; with OpenBLAS large products are some thirty times "
        + "faster (apt-get install libopenblas0-pthread)."
    ]
  }

  private static var referenceSource: String {
    let variable = NumPyReference.sourcesVariable
    return environmentVariable(variable).map { "\($0) (named by \(variable))" }
      ?? "embedded in this program"
  }
}
