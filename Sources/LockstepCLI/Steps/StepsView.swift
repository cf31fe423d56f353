import CommandSupport
import Lockstep

/// Where in a trace somebody looks.
struct StepsView<Scalar: SubjectScalar> {
  let trace: StagedTrace<Scalar>

  private let source: String
  private let part: String?
  private let environment: [(name: String, value: String)]

  private(set) var table: StepTable
  private(set) var row: Int
  private(set) var unit: Int

  var sizes: Sizes { trace.pair.example.sizes }

  /// - Throws: `CommandFailure` if there is no such step, batch row or unit; otherwise if the reference
  ///   fails.
  init(
    _ steps: StepsSource<Scalar>, _ place: StepsPlaceOptions, source: String,
    environment: [(name: String, value: String)]
  ) throws {
    trace = steps.trace
    (self.source, part, self.environment) = (source, steps.part, environment)
    let sizes = trace.pair.example.sizes
    for (option, value, count, what) in [
      ("--step", place.step, sizes.steps, "steps"),
      ("--batch-row", steps.row, sizes.batch, "batch rows"),
      ("--unit", place.unit, sizes.hiddenSize, "units"),
    ] {
      guard let value, value >= count else { continue }
      throw CommandFailure(.usage, "\(option) \(value): there are the \(what) 0 to \(count - 1)")
    }
    let first = trace.comparison.origin
    table = try trace.table(of: place.step ?? first?.step ?? 0)
    let element = first.flatMap { [table] first in table.step == first.step ? first : nil }
    row = steps.row ?? element?.batch ?? table.worst?.element.row ?? 0
    unit = 0
    unit = place.unit ?? element.flatMap(self.unit(of:)) ?? worstUnit
  }

  /// The hidden unit that an element of a trace belongs to; nil for a projected output.
  private func unit(of element: ElementComparison) -> Int? {
    if element.tensor == "z" { return element.unit % sizes.hiddenSize }
    let state = element.tensor.replacing("final_", with: "")
    return trace.pair.example.signature.width(of: state) == .H ? element.unit : nil
  }

  /// The hidden unit of the row that is worst at the first stage beyond its bound, or at any.
  private var worstUnit: Int {
    let ofUnits = table.stages.filter { $0.units == sizes.hiddenSize }
    let worst = ofUnits.compactMap { $0.worst(inRows: [row]) }
    let beyond = worst.first(where: \.isBeyond)
    let greatest = worst.max { $0.ratio ?? -1 < $1.ratio ?? -1 }
    return (beyond ?? greatest)?.unit ?? 0
  }

  /// - Throws: if the reference fails.
  mutating func go(toStep step: Int) throws { table = try trace.table(of: step) }
  mutating func go(toRow row: Int) { self.row = row }
  mutating func go(toUnit unit: Int) { self.unit = unit }

  /// - Throws: if the reference fails.
  mutating func go(to element: ElementComparison) throws {
    try go(toStep: element.step)
    row = element.batch
    unit = unit(of: element) ?? worstUnit
  }

  func record(showsWorst: Bool) -> StepRecord {
    let example = trace.pair.example
    return StepRecord(
      source: source, part: part, subject: trace.subject, signature: example.signature,
      dtype: Scalar.dtype.rawValue, sizes: example.sizes, options: example.options,
      comparison: trace.comparison, table: table, row: row, unit: unit, showsWorst: showsWorst,
      keys: trace.keys, environment: environment)
  }
}
