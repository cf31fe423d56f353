import ModelFiles
import Tensors
import Testing

@Suite struct NPYInputTests {
  /// Bytes that come in parts, as through a pipe.
  private final class Pipe: ByteSource {
    private var rest: ArraySlice<UInt8>
    private let part: Int
    /// How many bytes were taken from it.
    private(set) var taken = 0
    let remaining: Int? = nil

    init(_ bytes: [UInt8], part: Int) { (rest, self.part) = (bytes[...], part) }

    func read(into target: UnsafeMutableRawBufferPointer) -> Int {
      let count = min(part, target.count, rest.count)
      target.copyBytes(from: rest.prefix(count))
      rest = rest.dropFirst(count)
      taken += count
      return count
    }

    func seek(to offset: Int) -> Bool { false }
  }

  private func bytes() throws -> [UInt8] {
    let scratch = try Scratch()
    try NPYWriter.write(Tensor([2, 3], [1, 2, 3, 4, 5, 6.5] as [Float]), to: scratch["a.npy"])
    return try scratch.bytes("a.npy")
  }

  @Test("What comes in parts is the same array", arguments: [1, 7, 1 << 16])
  func parts(part: Int) throws {
    let file = try NPYInput.read(path: "standard input", Pipe(bytes(), part: part))
    let tensor: Tensor<Float> = try file.tensor(file.variables[0])
    #expect(tensor.shape.dimensions == [2, 3] && tensor.scalars == [1, 2, 3, 4, 5, 6.5])
  }

  @Test("No more is read than the header says, and one byte more is refused")
  func tooLong() throws {
    let pipe = try Pipe(bytes() + [UInt8](repeating: 0, count: 1 << 24), part: 1 << 16)
    #expect(throws: ModelFileError.self) { try NPYInput.read(path: "standard input", pipe) }
    #expect(pipe.taken <= 1 << 17)
    let whole = try bytes()
    for bytes in [whole + [0], Array(whole.dropLast()), Array(whole.prefix(20))] {
      #expect(throws: ModelFileError.self) {
        try NPYInput.read(path: "standard input", Pipe(bytes, part: 64))
      }
    }
  }

  @Test("Something else is refused at its beginning", arguments: ["", "u1 [ 1 2 ]", "PK"])
  func foreign(text: String) throws {
    let pipe = Pipe(
      Array(text.utf8) + (text.isEmpty ? [] : Array(repeating: 7, count: 1 << 24)), part: 9)
    let error = #expect(throws: ModelFileError.self) {
      try NPYInput.read(path: "standard input", pipe)
    }
    #expect(error?.description.contains("ark:-") == true && pipe.taken < 100)
  }
}
