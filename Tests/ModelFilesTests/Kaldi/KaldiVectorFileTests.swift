import ModelFiles
import Tensors
import Testing

@Suite struct KaldiVectorFileTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func read(_ bytes: [UInt8]) throws -> [Double] {
    try scratch.write(bytes, to: "counts")
    return try KaldiVectorFile.read(scratch["counts"])
  }

  @Test("Text and binary, with white space around")
  func vectors() throws {
    #expect(try read(Array(" [ 10 0.5 3 ]\n".utf8)) == [10, 0.5, 3])
    var binary = KaldiStream.binaryMark + Array("DV ".utf8) + [4, 2, 0, 0, 0]
    for value in [2.5, -1] { binary.append(littleEndian: value.bitPattern) }
    #expect(try read(binary) == [2.5, -1])
  }

  @Test(
    "What is no vector is refused",
    arguments: ["[ 1 2\n 3 4 ]", "[ 1 2 ] x", "[ 1 2", "1 2", "", "counts [ 1 ]"])
  func refused(text: String) throws {
    #expect(throws: ModelFileError.self) { try read(Array(text.utf8)) }
  }
}
