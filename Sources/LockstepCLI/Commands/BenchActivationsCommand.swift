import ArgumentParser
import CommandSupport
import Dispatch
import Lockstep
import Synchronization

struct BenchActivationsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "activations",
    abstract: "Measures how accurate the engine's exp, logistic and tanh are.",
    discussion: """
      At every float32 number from -infinity to infinity, in order, against double precision: the \
      greatest error in units in the last place, and whether a result is ever less than the one before. \
      Some minutes for each set of kernels. Status 1 if an error is above 2 units, or a function falls.
      """)

  @Option(
    help: ArgumentHelp("One set of kernels. (default: all that run here)", valueName: "kernels"),
    transform: kernelSet(_:))
  var kernels: KernelSet?

  @Option(
    help: ArgumentHelp("Look at 1,024 numbers in a row of so many times 1,024.", valueName: "n"),
    transform: positive(_:))
  var every = 1

  private static let block = 1024

  func run() throws {
    var isKept = true
    for set in kernels.map({ [$0] }) ?? KernelSet.supported {
      for function in VectorFunction.allCases {
        let survey = survey(function, set)
        isKept = isKept && survey.isKept
        do {
          try StandardStream.output.write("\(set) \(survey.text)\n")
        } catch {
          throw CommandFailure(.internalError, "\(error)")
        }
      }
    }
    if !isKept { throw CommandEnded(status: .diverges) }
  }

  /// All places in as many parts as there are processors.
  private func survey(_ function: VectorFunction, _ set: KernelSet) -> FunctionSurvey {
    let places = FunctionSurvey.places
    let parts = 64
    let found = Mutex([FunctionSurvey?](repeating: nil, count: parts))
    DispatchQueue.concurrentPerform(iterations: parts) { part in
      let lower = places.lowerBound + places.count * part / parts
      let upper = places.lowerBound + places.count * (part + 1) / parts
      var survey = FunctionSurvey(function)
      // From the last number of the part before, so that none falls between two parts.
      if part > 0 { add(lower - 1..<lower, to: &survey, set) }
      for start in stride(from: lower, to: upper, by: Self.block * every) {
        add(start..<min(start + Self.block, upper), to: &survey, set)
      }
      found.withLock { [survey] in $0[part] = survey }
    }
    let surveys = found.withLock { $0.compactMap(\.self) }
    return surveys.dropFirst().reduce(into: surveys[0]) { $0.add($1) }
  }

  private func add(_ places: Range<Int>, to survey: inout FunctionSurvey, _ set: KernelSet) {
    let numbers = places.map(FunctionSurvey.number(at:))
    survey.add(numbers, survey.function.apply(set, to: numbers))
  }
}

private func positive(_ text: String) throws -> Int {
  guard let number = Int(text), number >= 1 else { throw BadValue("it must be 1 or more") }
  return number
}
