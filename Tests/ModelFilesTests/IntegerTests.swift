import ModelFiles
import Testing

/// Whole numbers, such as the lengths of sequences.
@Suite struct IntegerTests {
  private func open(_ description: String, _ elements: [UInt8]) throws -> any ModelFile {
    let header = description + String(repeating: " ", count: 117 - description.count) + "\n"
    let bytes = [0x93] + Array("NUMPY".utf8) + [1, 0, 118, 0] + Array(header.utf8) + elements
    return try Fixture.open(bytes)
  }

  private func integers(_ dtype: String, fortran: Bool = false, _ elements: [UInt8]) throws
    -> [Int]?
  {
    let width = dtype.last?.wholeNumberValue ?? 1
    let (rows, order) = (elements.count / width / 2, fortran ? "True" : "False")
    let file = try open(
      "{'descr': '\(dtype)', 'fortran_order': \(order), 'shape': (\(rows), 2), }", elements)
    return try file.integers(#require(file.variables.first))
  }

  @Test func everyWidthAndOrder() throws {
    #expect(try integers("|i1", [1, 2, 0xFF, 4]) == [1, 2, -1, 4])
    #expect(try integers("|u1", fortran: true, [1, 2, 0xFF, 4]) == [1, 0xFF, 2, 4])
    #expect(try integers(">i2", [0, 1, 0xFF, 0xFE]) == [1, -2])
    #expect(try integers("<i4", [1, 0, 0, 0, 2, 0, 0, 0]) == [1, 2])
  }

  @Test func whatIsNoIntegerIsNone() throws {
    #expect(try integers("<f4", [0, 0, 0x80, 0x3F, 0, 0, 0, 0x40]) == nil)
    let tooLarge = [UInt8](repeating: 0xFF, count: 16)
    #expect(try integers("<u8", tooLarge) == nil)
  }

  /// A type that a format only lists is an error, not a trap.
  @Test func integersOfACheckpoint() throws {
    let file = try ModelFormats.open(Fixture.root + "tf_checkpoints/dtypes_v2")
    let variable = try #require(file["i64/global_step"])
    let error = #expect(throws: ModelFileError.self) { try file.integers(variable) }
    #expect(error?.reason.contains("int64") == true)
  }
}
