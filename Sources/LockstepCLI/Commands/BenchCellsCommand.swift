import ArgumentParser
import CommandSupport
import Lockstep

struct BenchCellsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cells",
    abstract: "Times forward passes of the LSTM beside the frameworks that are installed.",
    discussion: """
      ONNX Runtime, PyTorch, TensorFlow, JAX and NumPy, each in a process of its own, called as its \
      users call it; engine and peers take turns, round by round, and medians are compared. Every \
      result that was timed is judged too: the time of a wrong answer is not shown, and the exit \
      status is 1. How fast the machine can multiply, add and read is measured in the same run.
      """)

  @Option(
    name: .customLong("shape"),
    help: ArgumentHelp(
      "Inputs, hidden units, steps and batch rows; may be repeated. (default: a grid of "
        + "\(PerformanceGrid.shapes.count))", valueName: "i,h,t,b"),
    transform: shape(_:))
  var shapes: [Sizes] = []

  @Option(
    name: .customLong("threads"),
    help: ArgumentHelp(
      "How many threads each may use, or all; may be repeated. (default: 1, then all)",
      valueName: "n"), transform: threadCount(_:))
  var threads: [Int] = []

  @Option(
    help: ArgumentHelp(
      "How often each takes its turn. (default: what fits into 4 s a shape, from 5 to 51)",
      valueName: "n"), transform: rounds(_:))
  var rounds: Int?

  @Option(
    name: .customLong("peer"),
    help: ArgumentHelp(
      "A peer: \(Peer.all.map(\.name).joined(separator: ", ")); may be repeated. (default: all)",
      valueName: "name"),
    completion: .list(Peer.all.map(\.name)), transform: peer(_:))
  var peers: [Peer] = []

  @Option(
    help: ArgumentHelp(
      "The virtual environment with the frameworks.",
      discussion: "By default \(FrameworkPython.variable), then the Python environment in use.",
      valueName: "folder"), completion: .directory)
  var frameworks: String?

  @Option(
    name: .customLong("report"),
    help: ArgumentHelp(
      "Write a report: \(allBenchmarkReports.map { $0.name }.joined(separator: ", ")), to a path or "
        + "to - for standard output, where it stands alone. May be repeated.",
      valueName: "format:path"),
    transform: ReportDestination<any BenchmarkReport.Type>.init(_:))
  var destinations: [ReportDestination<any BenchmarkReport.Type>] = []

  @Flag(help: "Print the verdict alone, and no progress.")
  var quiet = false

  @OptionGroup var python: PythonOptions

  func validate() throws {
    try ReportDestination.refuseSamePlace(destinations)
  }

  func run() throws {
    let all = ProcessorLimit.available
    var counts: [Int] = []
    for count in threads.isEmpty ? [1, all] : threads.map({ min($0, all) })
    where !counts.contains(count) {
      counts.append(count)
    }
    let run = BenchmarkCommandRun(
      shapes: shapes.isEmpty ? PerformanceGrid.shapes : shapes, threads: counts,
      rounds: rounds.map(ForwardBenchmark.Rounds.count) ?? .seconds(4),
      peers: peers.isEmpty ? Peer.all : Peer.all.filter(peers.contains), frameworks: frameworks,
      python: python.configuration, isQuiet: quiet)
    try run(reports: destinations)
  }
}

/// `I,H,T,B`.
func shape(_ text: String) throws -> Sizes {
  let parts = text.split(separator: ",", omittingEmptySubsequences: false)
  let numbers = parts.compactMap { Int($0) }
  guard parts.count == 4, numbers.count == 4, numbers.allSatisfy({ $0 >= 1 }) else {
    throw BadValue(
      "a shape is I,H,T,B: inputs, hidden units, steps and batch rows, such as 40,128,100,1")
  }
  return Sizes(
    steps: numbers[2], batch: numbers[3], inputSize: numbers[0], hiddenSize: numbers[1])
}

/// A number of threads; `all` is `Int.max`.
func threadCount(_ text: String) throws -> Int {
  if text == "all" { return .max }
  let all = ProcessorLimit.available
  guard let count = Int(text), (1...all).contains(count) else {
    throw BadValue("the number of threads is from 1 to \(all), the processors here, or all")
  }
  return count
}

func peer(_ name: String) throws -> Peer {
  guard let peer = Peer(named: name) else {
    throw BadValue(unknown("peer", name, known: Peer.all.map(\.name)))
  }
  return peer
}
