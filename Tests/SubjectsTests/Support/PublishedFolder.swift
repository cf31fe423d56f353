import Foundation

/// Vectors that others published, which are not part of this repository.
///
/// They are read from `../shared/cases/upstream` beside the checkout, or from `upstream` in
/// `LOCKSTEP_CASES`.
enum PublishedFolder {
  private static let upstream: URL = {
    let checkout = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    let cases =
      ProcessInfo.processInfo.environment["LOCKSTEP_CASES"].map { URL(filePath: $0) }
      ?? checkout.appending(path: "../shared/cases")
    return cases.appending(path: "upstream").standardizedFileURL
  }()

  static func has(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: upstream.appending(path: path).path)
  }

  /// A JSON file whose numbers stay text.
  static func json(_ path: String) throws -> Any {
    let text = try String(contentsOf: upstream.appending(path: path), encoding: .utf8)
    return try JSONSerialization.jsonObject(with: Data(quotingNumbers(of: text).utf8))
  }

  /// JSON in which every number is a string of the same digits: half a unit of the last one is what
  /// the number is known to.
  static func quotingNumbers(of json: String) -> String {
    json.replacing(#/"(?:[^"\\]|\\.)*"|-?[0-9][-+.0-9eE]*/#) { match in
      match.output.hasPrefix("\"") ? String(match.output) : "\"\(match.output)\""
    }
  }
}
