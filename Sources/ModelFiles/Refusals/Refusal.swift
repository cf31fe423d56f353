import Tensors

/// The text of a refusal: what the file is, and the program that makes it readable.
package enum Refusal {
  /// - Parameters:
  ///   - kind: such as `a PyTorch checkpoint`.
  ///   - remark: what else is to know, as sentences.
  ///   - program: lines of Python that write `model.npz`, the path filled in.
  static func of(
    _ candidate: Candidate, kind: String, remark: String = "", program: String
  ) -> ModelFileError {
    ModelFileError(
      path: candidate.path, reason: "it is \(kind), which Lockstep does not read",
      remedy: (remark.isEmpty ? "" : remark + " ")
        + "This Python program makes an .npz of it that Lockstep reads:\n\n" + program)
  }

  /// A path as a Python literal.
  static func quoted(_ path: String) -> String {
    var result = "\""
    for scalar in path.unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\" + String(scalar)
      case _ where scalar.properties.generalCategory.isHidden:
        let digits = String(scalar.value, radix: 16)
        let width = scalar.value < 0x100 ? 2 : scalar.value < 0x1_0000 ? 4 : 8
        let prefix = width == 2 ? "\\x" : width == 4 ? "\\u" : "\\U"
        result += prefix + String(repeating: "0", count: width - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// A path as one word of a shell's command.
  package static func shellQuoted(_ path: String) -> String {
    let plain = "/._-+=:,@%"
    let isPlain = path.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0) || plain.unicodeScalars.contains($0)
    }
    if isPlain, !path.isEmpty { return path }
    let parts = path.printable.split(separator: "'", omittingEmptySubsequences: false)
    return "'" + parts.joined(separator: "'\\''") + "'"
  }
}
