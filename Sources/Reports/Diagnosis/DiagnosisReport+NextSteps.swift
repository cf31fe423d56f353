import CrossCheck
import Tensors

extension DiagnosisReport {
  /// What the diagnosis does not say, and what to do next, as rows.
  ///
  /// - Parameter program: `lockstep` as it was called.
  static func nextSteps(_ record: DiagnosisRecord, program: String) -> [String] {
    guard let diagnosis = record.diagnosis else {
      return record.verdict == .agrees ? blindness(record.source, program: program) : []
    }
    var lines: [String] = []
    if case .ofLayer(let below) = record.source, below > 0 {
      lines += row(
        "assumed",
        "each mistake in all \(below + 1) layers at once: a fault in one of them alone, also in one "
          + "below, is not looked for")
    }
    if diagnosis.explanations.isEmpty, diagnosis.evidentCause == nil, record.cause.isEmpty {
      lines += row("next step", stages(record, program: program))
    } else if diagnosis.explanations.count > 1, !record.isToldApartInFile,
      case .ofCase = record.source
    {
      lines += row(
        "next step",
        "--telling-apart FILE.npz writes a case that tells the first two apart, with these weights if "
          + "they can, where there is one")
    }
    return lines
  }

  /// Where it can be seen by hand what is wrong.
  private static func stages(_ record: DiagnosisRecord, program: String) -> String {
    let text =
      "\(program) steps with the same arguments shows every stage of the first wrong step"
    guard case .ofCase(_, let tensors) = record.source else { return text }
    let gates = record.signature.gates.map(\.name)
    // What a cell without gates has is a state as well.
    guard gates.count > 1, gates.allSatisfy({ !tensors.contains($0) }) else { return text }
    return text + "; with \(gates.joined(separator: ", ")) in the trace it would be narrowed down"
  }

  /// What an agreement does not show.
  private static func blindness(_ source: DiagnosisSource, program: String) -> [String] {
    guard case .ofCase(let path?, _) = source else { return [] }
    return row(
      "next step",
      "\(program) sensitivity --cases \(shellQuoted(path).printable) tells which mistakes these data are blind to"
    )
  }
}
