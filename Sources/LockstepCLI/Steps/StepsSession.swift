import CommandSupport
import Lockstep

/// Stepping through a trace: a line in, a step out.
struct StepsSession<Scalar: SubjectScalar> {
  private var view: StepsView<Scalar>
  private var input = StandardInputLines()

  /// What was seen so far.
  private(set) var status: ExitStatus

  init(_ view: StepsView<Scalar>) {
    self.view = view
    status = ExitStatus(view.record(showsWorst: false).verdict)
  }

  /// Answers until the end of the input, or q.
  ///
  /// - Throws: `WriteFailure` if an answer cannot be written; otherwise if the reference fails.
  mutating func run() throws {
    try write(StepText.heading(view.record(showsWorst: false)) + "\n")
    try writeStep()
    while let line = try nextLine() {
      do {
        let request = try StepsRequest(line)
        if request == .quit { return }
        if let answer = try answer(request) {
          try write(answer + "\n")
        } else {
          try writeStep()
        }
      } catch let error as BadValue {
        try write("\(error)\n")
      }
    }
  }

  private mutating func nextLine() throws -> String? {
    if input.isTerminal {
      try write("\nstep \(view.table.step) of 0…\(view.sizes.steps - 1)> ")
    }
    return input.next()
  }

  /// Goes there; an answer where there is nothing to be shown.
  private mutating func answer(_ request: StepsRequest) throws -> String? {
    let (step, last) = (view.table.step, view.sizes.steps - 1)
    switch request {
    case .next where step == last: return "Step \(step) is the last one."
    case .previous where step == 0: return "Step 0 is the first one."
    case .next: try view.go(toStep: step + 1)
    case .previous: try view.go(toStep: step - 1)
    case .step(let number):
      guard (0...last).contains(number) else { return "There are the steps 0 to \(last)." }
      try view.go(toStep: number)
    case .unit(let number):
      let last = view.sizes.hiddenSize - 1
      guard (0...last).contains(number) else { return "There are the units 0 to \(last)." }
      view.go(toUnit: number)
    case .row(let number):
      let last = view.sizes.batch - 1
      guard (0...last).contains(number) else { return "There are the batch rows 0 to \(last)." }
      view.go(toRow: number)
    case .firstDivergence:
      guard let first = view.trace.comparison.origin else { return "No step diverges." }
      try view.go(to: first)
    case .worst:
      guard let worst = view.trace.comparison.worst else { return "Nothing is verifiable." }
      try view.go(to: worst)
    case .help: return StepsRequest.list.trimmed
    case .quit: break
    }
    return nil
  }

  private mutating func writeStep() throws {
    let record = view.record(showsWorst: false)
    if record.verdict == .diverges { status = .diverges }
    try write(StepText.step(record))
  }

  private func write(_ text: String) throws { try StandardStream.output.write(text) }
}

extension String {
  /// Without the line breaks at its end.
  fileprivate var trimmed: String {
    var text = self
    while text.last?.isNewline == true { text.removeLast() }
    return text
  }
}
