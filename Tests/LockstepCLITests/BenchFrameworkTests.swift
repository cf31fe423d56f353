import Foundation
import Testing

/// Every framework's layout of the weights, judged where the framework is installed.
@Suite struct BenchFrameworkTests {
  private static let folder = ProcessInfo.processInfo.environment["LOCKSTEP_FRAMEWORKS"]

  @Test(
    "The adapter's answers are right, for one row and several",
    .enabled(
      if: folder?.isEmpty == false,
      "LOCKSTEP_FRAMEWORKS names no folder with the frameworks; ci/setup --frameworks makes one"),
    arguments: ["onnxruntime", "pytorch", "tensorflow", "jax"])
  func adapters(peer: String) throws {
    let result = try Bench.run(
      "--shape", "7,5,4,3", "--shape", "3,18,2,1", peer: peer, frameworks: Self.folder)
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    for shape in ["    7    5    4    3", "    3   18    2    1"] {
      let row = try #require(result.output.split(separator: "\n").first { $0.hasPrefix(shape) })
      let cells = row.split(separator: " ")
      #expect(cells.count == 7, "\(row)")
      #expect(cells.dropFirst(4).allSatisfy { Double($0) != nil }, "\(result.output)")
    }
  }
}
