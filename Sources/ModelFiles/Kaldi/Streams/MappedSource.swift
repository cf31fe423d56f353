/// The bytes of a mapped file, or of memory that passes for one.
package final class MappedSource: ByteSource {
  private let file: MappedFile
  private var position = 0

  package init(_ file: MappedFile) { self.file = file }

  package var remaining: Int? { file.bytes.count - position }

  package func read(into target: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(target.count, file.bytes.count - position)
    target.copyMemory(
      from: UnsafeRawBufferPointer(rebasing: file.bytes[position..<position + count]))
    position += count
    return count
  }

  package func seek(to offset: Int) -> Bool {
    guard offset >= 0, offset <= file.bytes.count else { return false }
    position = offset
    return true
  }
}
