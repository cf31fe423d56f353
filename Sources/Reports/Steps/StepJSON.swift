import CrossCheck
import Tensors

/// A step for machines, `lockstep-steps/1`: all batch rows and units.
///
/// ```json
/// {
///   "schema": "lockstep-steps/1",
///   "verdict": "diverges", "step": 1, …
///   "states": [{ "state": "c", "values": [[…]], "bound": [[…]], "carried": false }],
///   "stages": [{ "stage": "with_bias", "gate": "i", "basis": null, "actual": [[…]], "expected": [[…]],
///     "bound": [[…]], "ratio": [[…]] }],
///   "first_beyond": { "stage": "with_bias", "gate": "i", "basis": null, "batch": 0, "unit": 1, "ratio": 3.3 }
/// }
/// ```
///
/// `actual` is null where the subject does not show the stage, a ratio where there is none. In a row
/// whose sequence has ended nothing is computed; `rows` lists the others.
public enum StepJSON {
  public static func text(_ record: StepRecord) -> String {
    let (comparison, table, sizes) = (record.comparison, record.table, record.sizes)
    return JSONValue.object([
      ("schema", .string("lockstep-steps/1")),
      ("environment", .object(record.environment.map { ($0.name, .string($0.value)) })),
      ("source", .string(record.source)),
      ("part", JSONValue(record.part)),
      ("subject", .string(record.subject)),
      ("cell", .string(record.signature.cell)),
      ("dtype", .string(record.dtype)),
      ("sizes", JSONReport.members(of: sizes)),
      (
        "options",
        .object(record.options.sorted { $0.key < $1.key }.map { ($0.key, .number($0.value)) })
      ),
      ("verdict", .string(record.verdict.rawValue)),
      ("grade", JSONValue(comparison.grade?.rawValue)),
      ("first", JSONReport.place(of: comparison.first)),
      ("step", .integer(table.step)),
      ("rows", .array(table.rows.map { .integer($0) })),
      ("utterances", record.keys.map { .array($0.map { .string($0) }) } ?? .null),
      ("batch", .integer(record.row)),
      ("unit", .integer(record.unit)),
      ("inputs", matrix(table.inputs, table.inputSize)),
      ("states", .array(table.states.map(state))),
      ("stages", .array(table.stages.map(stage))),
      ("first_beyond", table.firstBeyond == nil ? .null : worst(table)),
    ]).text + "\n"
  }

  private static func state(_ state: StepState) -> JSONValue {
    .object([
      ("state", .string(state.name)),
      ("values", matrix(state.values, state.units)),
      ("bound", matrix(state.bound, state.units)),
      ("carried", .boolean(state.isCarried)),
    ])
  }

  private static func stage(_ values: StageValues) -> JSONValue {
    let rows = values.expected.count / max(values.units, 1)
    let ratios = (0..<rows).map { row in
      JSONValue.array(
        (0..<values.units).map { JSONValue(values.element(row: row, unit: $0).ratio) })
    }
    return .object(
      members(of: values.stage) + [
        ("actual", values.actual.map { matrix($0, values.units) } ?? .null),
        ("expected", matrix(values.expected, values.units)),
        ("bound", matrix(values.bound, values.units)),
        ("ratio", values.actual == nil ? .null : .array(ratios)),
      ])
  }

  static func members(of stage: Stage) -> [(name: String, value: JSONValue)] {
    [
      ("stage", .string(stage.quantity.rawValue)), ("gate", JSONValue(stage.gate)),
      ("basis", JSONValue(stage.basis)),
    ]
  }

  private static func worst(_ table: StepTable) -> JSONValue {
    guard let (stage, element) = table.worst else { return .null }
    return .object(
      members(of: stage) + [
        ("batch", .integer(element.row)), ("unit", .integer(element.unit)),
        ("ratio", JSONValue(element.ratio)),
      ])
  }

  private static func matrix(_ values: [Double], _ width: Int) -> JSONValue {
    .array(
      stride(from: 0, to: values.count, by: max(width, 1)).map { start in
        .array(values[start..<start + width].map { .number($0) })
      })
  }
}
