import RecurrentCells
import Tensors
import Testing

@Suite struct SpliceTests {
  private let frames: Tensor<Float>
  private let splice: Splice

  init() throws {
    frames = try Tensor([4, 2, 3], (0..<24).map { Float($0) })
    splice = try #require(Splice(offsets: [-1, 2]))
  }

  @Test func `Behind the end of a sequence its last frame stands`() throws {
    let rows = try splice.run(frames, lengths: [4, 2])
    #expect(rows.shape.dimensions == [4, 2, 6])
    // Step 1: the first row's frames 0 and 3, the second row's 0 and 1, which is its last.
    #expect(
      Array(rows.scalars[12..<24]) == [0, 1, 2, 18, 19, 20, 3, 4, 5, 9, 10, 11])
  }

  @Test(arguments: [[3], [4, 5], [-1, 2], [1, 2, 3], []])
  func `Lengths that no such batch has are refused`(lengths: [Int]) {
    let error = #expect(throws: CellError.lengths(lengths, steps: 4, batch: 2)) {
      try splice.run(frames, lengths: lengths)
    }
    let wrong = lengths.count == 2 ? lengths.first { !(0...4).contains($0) } : lengths.count
    #expect(error?.description.contains("from 0 to 4, not \(wrong ?? 0)") == true)
  }
}
