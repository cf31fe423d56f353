import Foundation
import Testing

/// The tool, with a real terminal in the place of some of its streams: a pseudo-terminal.
struct Terminal {
  /// What was written to the terminal, and to the stream that was none.
  let shown: String
  let other: String
  let status: Int32

  enum Stream {
    case output, errors
  }

  /// Runs the tool until it ends.
  ///
  /// - Parameters:
  ///   - stream: the one that is the terminal; the other is a file.
  ///   - columns: the width of the terminal.
  init(
    _ arguments: [String], stream: Stream, columns: UInt16 = 80,
    environment: [String: String] = ["TERM": "xterm"]
  ) throws {
    var (main, device): (Int32, Int32) = (-1, -1)
    var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    try #require(openpty(&main, &device, nil, nil, &size) == 0)
    // Tools of other tests must not keep it open.
    for descriptor in [main, device] { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }

    let folder = try TemporaryFolder()
    let file = try folder.file("other")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Tool.path)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment
      .filter { !["LOCKSTEP_PYTHON", "VIRTUAL_ENV", "NO_COLOR", "TERM"].contains($0.key) }
      .merging(environment) { $1 }
    let terminal = FileHandle(fileDescriptor: device, closeOnDealloc: true)
    process.standardOutput = stream == .output ? terminal : file
    process.standardError = stream == .errors ? terminal : file
    try process.run()
    // Else the end of what the tool writes would never be seen.
    try terminal.close()
    shown = String(decoding: Self.all(of: main), as: UTF8.self)
    close(main)
    process.waitUntilExit()
    other = try folder.text("other")
    status = process.terminationStatus
  }

  /// What is written to a terminal until nobody has it open any more, which reads as an error.
  private static func all(of descriptor: Int32) -> [UInt8] {
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count <= 0 { return all }
      all += buffer[..<count]
    }
  }
}
