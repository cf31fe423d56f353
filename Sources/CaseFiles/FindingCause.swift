import CrossCheck
package import Tensors

/// What tells the findings of one fault from those of another.
package struct FindingCause: Hashable {
  private let cell: String
  private let dtype: DType
  private let verdict: Verdict
  private let tensor: String?
  private let subject: String
  private let cause: String

  package init(_ finding: RecordedFinding, cell: String, dtype: DType) {
    self.cell = cell
    self.dtype = dtype
    verdict = finding.verdict
    tensor = finding.tensor
    subject = finding.subject
    cause = finding.cause
  }

  package init(_ finding: RecordedFinding, _ stored: StoredCase) {
    self.init(finding, cell: stored.signature.cell, dtype: stored.dtype)
  }

  /// A name for a file, the same on every machine.
  package var name: String {
    let parts = [cell, dtype.rawValue, verdict.rawValue] + (tensor.map { [$0] } ?? [])
    let digits = String(hash, radix: 16)
    return (parts + [String(repeating: "0", count: 8 - digits.count) + digits])
      .joined(separator: "-")
  }

  /// FNV-1a, of 32 bits.
  private var hash: UInt32 {
    let text = [cell, dtype.rawValue, verdict.rawValue, tensor ?? "", subject, cause]
    return text.joined(separator: "\u{0}").utf8.reduce(0x811C_9DC5) { hash, byte in
      (hash ^ UInt32(byte)) &* 0x0100_0193
    }
  }
}
