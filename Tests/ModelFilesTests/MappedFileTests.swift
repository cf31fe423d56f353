import Foundation
import ModelFiles
import Testing

/// A copy of a file stays what it was when the file does not.
struct MappedFileTests {
  private let folder: Scratch

  init() throws { folder = try Scratch() }

  @Test func aCopyOutlivesItsFile() throws {
    try folder.write([3, 1, 4, 1, 5], to: "answer")
    let path = folder["answer"]
    let copy = try MappedFile(copying: path, limit: 5)
    try Data().write(to: URL(fileURLWithPath: path))
    #expect(Array(copy.bytes) == [3, 1, 4, 1, 5])
  }

  @Test func whatIsLargerThanItCanBeIsNotRead() throws {
    try folder.write([3, 1, 4, 1, 5], to: "answer")
    let path = folder["answer"]
    let error = #expect(throws: ModelFileError.self) { try MappedFile(copying: path, limit: 4) }
    #expect("\(error as Any)".contains("it is of 5 bytes, and 4 are the most that it can need"))
  }

  @Test(arguments: ["/dev/zero", "/", "/no/such"])
  func whatIsNoFileIsRefused(_ path: String) {
    #expect(throws: ModelFileError.self) { try MappedFile(copying: path, limit: 4) }
  }
}
