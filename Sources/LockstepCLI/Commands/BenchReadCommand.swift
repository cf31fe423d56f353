import ArgumentParser
import CommandSupport
import Lockstep

struct BenchReadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "read",
    abstract: "Measures how fast a model's variables are read and verified.",
    discussion: """
      All loadable variables, their checksums verified: their bytes alone, and as tensors of float32, \
      against a copy of a file of as many bytes. Files are in the system's cache. Medians of \
      interleaved rounds.
      """)

  @Argument(
    help: ArgumentHelp("A model file, best of several hundred megabytes.", valueName: "model"),
    completion: .file())
  var path: String

  @Option(help: "How often each way is timed.", transform: rounds(_:))
  var rounds = 5

  @Option(
    help: ArgumentHelp(
      "Where the file and its copy are made. (default: TMPDIR, or /tmp)", valueName: "folder"),
    completion: .directory)
  var scratch: String?

  func run() throws {
    let file = try attempt { try ModelFormats.open(path) }
    let variables = file.variables.filter(\.type.isLoadable)
    let bytes = variables.reduce(0) { $0 + ($1.byteCount ?? 0) }
    guard bytes > 0 else {
      throw CommandFailure(.usage, "\(path): it holds no numbers that could be read")
    }
    let copy = try CopiedFile(in: scratch ?? environmentVariable("TMPDIR") ?? "/tmp")
    try attempt {
      for variable in variables { try file.withBytes(of: variable) { try copy.append($0) } }
    }
    let ways: [(name: String, run: () throws -> Void)] = [
      ("copy of a file", { try copy.run() }),
      ("bytes, verified", { for each in variables { try file.withBytes(of: each) { _ in } } }),
      (
        "tensors, verified",
        { for each in variables { _ = try file.tensor(each.name, as: Float.self) } }
      ),
    ]
    let medians = try attempt {
      try InterleavedTimes.medians(
        of: ways.map { way in { try InterleavedTimes.seconds(way.run) } }, rounds: rounds)
    }
    var lines = ["\(NumberText.grouped(bytes)) bytes of \(variables.count) variables"]
    for (way, seconds) in zip(ways, medians) {
      let rate = NumberText.rounded(Double(bytes) / seconds / 1e9)
      let ratio = NumberText.rounded(seconds / medians[0])
      lines.append("\(way.name.padded(to: 20)) \(rate) GB/s, \(ratio)x the copy's time")
    }
    do {
      try StandardStream.output.write(lines.joined(separator: "\n") + "\n")
    } catch {
      throw CommandFailure(.internalError, "\(error)")
    }
  }
}

extension String {
  /// The text with spaces behind it.
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
