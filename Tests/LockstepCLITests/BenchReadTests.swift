import Foundation
import Testing

@Suite struct BenchReadTests {
  @Test("Both versions of a checkpoint are read, and nothing is left behind")
  func checkpoints() throws {
    let folder = try TemporaryFolder()
    for model in ["basic_4x2_v1", "basic_4x2_v2"] {
      let result = try Tool.run(
        "bench", "read", Fixtures.tensorflow(model), "--rounds", "1", "--scratch",
        folder.url.path)
      #expect(result.status == 0, "\(result.errors)")
      #expect(result.output.hasPrefix("224 bytes of 2 variables\n"), "\(result.output)")
      #expect(result.output.contains("tensors, verified"))
    }
    #expect(try folder.names().isEmpty)
  }

  @Test func foldersThatCannotBeWritten() throws {
    let result = try Tool.run(
      "bench", "read", Fixtures.tensorflow("basic_4x2_v2"), "--scratch", "/nonexistent")
    #expect(result.status == 4)
    #expect(result.errors.contains("choose another folder with --scratch"), "\(result.errors)")
  }
}
