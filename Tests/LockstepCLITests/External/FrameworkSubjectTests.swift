import Foundation
import Testing

/// Every framework as a subject, where it is installed.
struct FrameworkSubjectTests {
  private static let folder = ProcessInfo.processInfo.environment["LOCKSTEP_FRAMEWORKS"]
  private static let reason: Comment =
    "LOCKSTEP_FRAMEWORKS names no folder with the frameworks; ci/setup --frameworks makes one"

  private func fuzz(_ subject: String, _ arguments: [String]) throws -> Tool.Result {
    try Tool.run(
      ["fuzz", "--subject", subject, "--frameworks", Self.folder ?? "", "--findings", "-"]
        + arguments)
  }

  /// Cases of all profiles, sizes of 1 and sequences of no step among them.
  @Test(
    .enabled(if: folder?.isEmpty == false, reason),
    arguments: [
      ("pytorch", "A"), ("pytorch_cell", "A"), ("tensorflow", "A"), ("keras", "A"),
      ("onnxruntime", "B"), ("jax", "A"),
    ])
  func itAgrees(_ subject: String, grade: String) throws {
    let result = try fuzz(subject, ["--cases", "64", "--steps", "0...9", "--jobs", "1"])
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(result.output.contains("agrees: 64 of 64 cases, grade \(grade)"), "\(result.output)")
    let name = try #require(
      result.output.split(separator: "\n").first { $0.hasPrefix("subject  ") })
    #expect(name.contains("\(subject) "), "its version is told: \(name)")
    #expect(name.contains("."), "its version is told: \(name)")
  }

  @Test(
    .enabled(if: folder?.isEmpty == false, reason),
    arguments: ["pytorch", "tensorflow", "keras", "jax"])
  func itAgreesInFloat64(_ subject: String) throws {
    let result = try fuzz(subject, ["--cases", "32", "--dtype", "float64", "--jobs", "1"])
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(result.output.contains("agrees: 32 of 32 cases"), "\(result.output)")
  }
}
