import ArgumentParser
import CommandSupport
import Lockstep

struct BenchJudgeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "judge",
    abstract: "Measures the reference as the judge, in one process on one thread.",
    discussion: """
      Judging all steps at once against stepping the same judge through time; the reference's call \
      made from Swift against the same call made from Python; and how many cases of the default \
      sizes are drawn, run by the engine, judged and compared in a second, and what takes the time. \
      Medians of interleaved rounds.
      """)

  @Option(help: "How often each way is timed.", transform: rounds(_:))
  var rounds = 15

  @Option(help: "How many cases of the default sizes are judged.", transform: caseCount(_:))
  var cases = 8000

  @OptionGroup var python: PythonOptions

  func run() throws {
    do {
      let reference = try NumPyReference(.start(python.configuration))
      var lines = ["", "one judgement, in microseconds, float32:", Self.heading]
      let benchmark = JudgeBenchmark<Float>(reference)
      for sizes in Self.shapes {
        lines.append(Self.row(try benchmark.measure(sizes, rounds: rounds)))
      }
      lines += ["", try throughput(reference), ""]
      try StandardStream.output.write(lines.dropFirst().joined(separator: "\n"))
    } catch {
      throw Assembly.failure(for: error)
    }
  }

  private static let shapes = [
    Sizes(steps: 16, batch: 1, inputSize: 4, hiddenSize: 2),
    Sizes(steps: 50, batch: 1, inputSize: 16, hiddenSize: 32),
    Sizes(steps: 1000, batch: 1, inputSize: 40, hiddenSize: 128),
  ]

  private static let heading =
    "   I    H     T  B   at once  stepwise  ratio   call: Swift    Python  ratio"

  private static func row(_ times: JudgeTimes) -> String {
    let sizes = times.sizes
    func column(_ seconds: Double, _ width: Int) -> String {
      padded(NumberText.grouped(Int((seconds * 1e6).rounded())), to: width)
    }
    func ratio(_ value: Double) -> String { padded(NumberText.rounded(value), to: 7) }
    return padded("\(sizes.inputSize)", to: 4) + padded("\(sizes.hiddenSize)", to: 5)
      + padded("\(sizes.steps)", to: 6) + padded("\(sizes.batch)", to: 3)
      + column(times.batch, 10) + column(times.stepwise, 10)
      + ratio(times.stepwise / times.batch)
      + column(times.callFromSwift, 14) + column(times.callFromPython, 10)
      + ratio(times.callFromSwift / times.callFromPython)
  }

  /// Cases of the default sizes without the corners beyond them.
  private func throughput(_ reference: NumPyReference) throws -> String {
    let options = CampaignOptions(
      cases: cases, steps: 1...32, batch: 1...8, inputSize: 1...64, hiddenSize: 1...64)
    let subject = try EngineSubject()
    let times = try CampaignBenchmark<Float>(reference).measure(options, subject: subject)
    func share(_ seconds: Double) -> String {
      "\(NumberText.rounded(100 * seconds / times.total)) %"
    }
    return "\(NumberText.count(times.cases, "case")) of the default sizes in "
      + "\(NumberText.rounded(times.total)) s: \(Int(Double(times.cases) / times.total)) a second\n"
      + "of that the subject (\(subject.name)) takes \(share(times.subject)), the reference "
      + "\(share(times.reference)), the harness \(share(times.harness))"
  }
}

/// A whole number of rounds, at least 1.
func rounds(_ text: String) throws -> Int {
  guard let count = Int(text), (1...10_000).contains(count) else {
    throw BadValue("'\(text)' is no number of rounds; give one from 1 to 10000")
  }
  return count
}

/// The text with spaces before it.
private func padded(_ text: String, to width: Int) -> String {
  String(repeating: " ", count: max(0, width - text.count)) + text
}
