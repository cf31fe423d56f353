#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Standard input line by line, with no more of a line in memory than anybody types.
struct StandardInputLines {
  private static let longest = 1024

  private var buffer: [UInt8] = []
  private var isAtEnd = false

  var isTerminal: Bool { isatty(STDIN_FILENO) == 1 }

  /// The next line without its end, of a long one the beginning; nil at the end of the input.
  mutating func next() -> String? {
    var line: [UInt8] = []
    while true {
      if let end = buffer.firstIndex(of: UInt8(ascii: "\n")) {
        line += buffer[..<end].prefix(Self.longest - line.count)
        buffer.removeSubrange(...end)
        break
      }
      line += buffer.prefix(Self.longest - line.count)
      let hadText = !buffer.isEmpty || !line.isEmpty
      buffer = []
      if isAtEnd || !fill() {
        isAtEnd = true
        if hadText { break }
        return nil
      }
    }
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    return String(decoding: line, as: UTF8.self)
  }

  /// Reads what is there; false at the end of the input, and where it cannot be read.
  private mutating func fill() -> Bool {
    var bytes = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = bytes.withUnsafeMutableBytes { read(STDIN_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      buffer = Array(bytes.prefix(count))
      return true
    }
  }
}
