import Foundation
import Lockstep
import Testing

/// What is read or written is never replaced by a report, nor is anything left behind.
@Suite struct OverwritingTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test("A report replaces neither the model that is converted nor what comes of it")
  func conversion() throws {
    try FileManager.default.copyItem(
      atPath: Fixtures.pytorch("lstm_4x3/model.safetensors"), toPath: folder.path("a.safetensors"))
    let model = try Data(contentsOf: folder.url.appending(path: "a.safetensors"))
    let over = try folder.run(
      "convert", "a.safetensors", "b.nnet", "--report", "json:./a.safetensors")
    #expect(over.status == 2)
    #expect(over.errors.contains("would replace a file that is read"), "\(over.errors)")
    let result = try folder.run(
      "convert", "a.safetensors", "b.nnet", "--report", "json:../\(name)/b.nnet")
    #expect(result.status == 2)
    #expect(result.errors.contains("would replace what is written"), "\(result.errors)")
    #expect(try folder.names() == ["a.safetensors"])
    #expect(try Data(contentsOf: folder.url.appending(path: "a.safetensors")) == model)
  }

  private var name: String { folder.url.lastPathComponent }

  @Test("A report does not replace an archive that a script leads to")
  func script() throws {
    try folder.write("u [\n 1 2 3 4 ]\n", "x.ark")
    try folder.write("u x.ark:2\n", "x.scp")
    let result = try folder.run(
      "check", Fixtures.pytorch("lstm_4x3/model.safetensors"), "--inputs", "scp:x.scp", "--report",
      "json:x.ark")
    #expect(result.status == 2)
    #expect(result.errors.contains("would replace a file that is read"), "\(result.errors)")
    #expect(try folder.text("x.ark").hasPrefix("u ["))
  }

  @Test("A conversion that is ended while it writes leaves nothing")
  func interrupted() throws {
    // Text of some million numbers takes a while.
    let writer = try NPZWriter(path: folder.path("m.npz"))
    try writer.add(
      "rnn/basic_lstm_cell/kernel",
      Tensor<Float>([1_200, 2_400], (0..<2_880_000).map { 1 / Float($0 + 3) }))
    try writer.add("rnn/basic_lstm_cell/bias", Tensor<Float>([2_400], repeating: 0.5))
    try writer.commit()
    let shell = """
      set -m; "$@" & tool=$!
      until compgen -G '.lockstep-*' > /dev/null; do :; done
      sleep 0.2; kill -INT $tool; wait $tool
      """
    let result = try folder.run("convert", "m.npz", "m.nnet.txt", shell: shell)
    #expect(result.status == 130, "\(result.errors)")
    #expect(try folder.names() == ["m.npz"])
  }
}
