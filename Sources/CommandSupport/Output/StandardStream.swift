#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Standard output and standard error, unbuffered, so that nothing is lost however the process ends.
package struct StandardStream {
  package let descriptor: Int32
  package let name: String

  package static let output = StandardStream(descriptor: STDOUT_FILENO, name: "standard output")
  package static let error = StandardStream(descriptor: STDERR_FILENO, name: "standard error")

  /// Takes the places of standard streams that are closed; writing to them still fails.
  ///
  /// Otherwise a report might be opened there, and a message be written into it.
  package static func keepClosedDescriptors() {
    for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) == -1 {
      _ = open("/dev/null", O_RDONLY)
    }
  }

  /// Lets a write to a closed pipe, or beyond the largest file allowed, fail instead of ending the
  /// process without a word.
  package static func reportFailedWritesAsErrors() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
  }

  /// - Throws: `WriteFailure`.
  package func write(_ text: String) throws(WriteFailure) {
    guard let error = writeAll(text, to: descriptor) else { return }
    throw WriteFailure(target: name, error: error)
  }

  /// For diagnostics: there is nowhere left to report a failure.
  package func writeIfPossible(_ text: String) { _ = writeAll(text, to: descriptor) }

  package var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Whether colours are shown, and wanted: on a terminal that is no `dumb` one, unless NO_COLOR is set
  /// to anything (no-color.org).
  package var showsColours: Bool {
    guard isTerminal, let kind = getenv("TERM").map({ String(cString: $0) }) else { return false }
    let refusal = getenv("NO_COLOR").map { String(cString: $0) } ?? ""
    return kind != "dumb" && !kind.isEmpty && refusal.isEmpty
  }

  /// How many columns the terminal has; nil if it does not say.
  package var columns: Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}

/// A result that could not be written.
package struct WriteFailure: Error, CustomStringConvertible {
  let target: String
  let error: Int32

  package var description: String {
    "cannot write to \(target): \(String(cString: strerror(error)))"
  }
}

/// Writes everything, however many calls that takes; the error's number if it fails.
func writeAll(_ text: String, to descriptor: Int32) -> Int32? {
  var text = text
  return text.withUTF8 { bytes in
    var rest = UnsafeRawBufferPointer(bytes)
    while !rest.isEmpty {
      let written = write(descriptor, rest.baseAddress, rest.count)
      if written < 0 {
        if errno == EINTR { continue }
        return errno
      }
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
    }
    return nil
  }
}
