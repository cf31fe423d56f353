import CommandSupport
import Lockstep

/// The data options where the inputs, and all that is expected, are tables of Kaldi's.
struct GivenTables {
  private let inputs: KaldiReadSpecifier
  private let expected: [KaldiReadSpecifier]
  private let choice: ExpectedLayer?

  /// How many utterances are judged; nil for all.
  private let count: Int?

  /// Nil if none of the options names a table.
  ///
  /// - Throws: `CommandFailure` if only some do, a specifier is none, or options contradict it.
  init?(_ options: DataOptions) throws {
    guard let name = options.inputs else { return nil }
    let names = [("--inputs", name)] + options.expected.map { ("--expected", $0) }
    let tables = names.filter { KaldiReadSpecifier.isSpecifier($1) }
    guard !tables.isEmpty else {
      if options.utterances != nil {
        throw CommandFailure(
          .usage, "--utterances counts those of a table: give --inputs as ark:FILE or scp:FILE")
      }
      return nil
    }
    if let (option, text) = names.first(where: { !KaldiReadSpecifier.isSpecifier($1) }) {
      throw CommandFailure(
        .usage,
        "\(option) \(text.printable): it is no table, but \(tables[0].0) "
          + "\(tables[0].1.printable) is one; utterances are matched by their keys, so give both as tables (ark:FILE or scp:FILE), or "
          + "both as arrays")
    }
    for (option, isGiven, reason) in [
      ("--batch-major", options.batchMajor, "each utterance is a matrix of its frames"),
      ("--lengths", options.lengths != nil, "each utterance has its own length"),
      ("--initial-state", options.initialState != nil, "each utterance begins with zeros"),
    ] where isGiven {
      throw CommandFailure(.usage, "\(option) does not go with a table: \(reason); leave it out")
    }
    let specifiers = try tables.map { option, text in
      do { return try KaldiReadSpecifier(text) } catch {
        throw CommandFailure(.usage, "\(option): \(error)")
      }
    }
    guard specifiers.count(where: \.isStandardInput) <= 1 else {
      throw CommandFailure(
        .usage, "standard input can be read once: give one of the tables as a file")
    }
    (inputs, expected) = (specifiers[0], Array(specifiers.dropFirst()))
    (choice, count) = (options.expectedIs, options.utterances)
  }

  /// Reads the tables: batches of utterances of like lengths, with the keys of all in order.
  ///
  /// - Throws: `CommandFailure` if one cannot be read, does not fit the model or the inputs, or is too
  ///   large for the memory.
  func read<Scalar: SubjectScalar>(
    for plan: NetworkPlan
  ) throws -> (batches: [GivenData<Scalar>], keys: [String]) {
    guard let first = plan.layers.first else {
      throw CommandFailure(.usage, "the model has no layers")
    }
    var memory = TableMemory(plan, tables: expected.count)
    let table = try UtteranceTable<Scalar>(inputs, for: "--inputs", count: count) {
      try memory.admit(frames: $0, of: inputs)
    }
    guard table.lengths.contains(where: { $0 > 0 }) else {
      throw table.failure("it holds no frame: there is nothing to judge")
    }
    guard table.width == first.frameSize else {
      throw table.failure(
        "a frame must have \(first.frameSize) numbers, as the first layer has inputs, but has "
          + "\(table.width)")
    }
    var rows: [(label: String, text: String)] = [
      ("inputs", "\(inputs.description): \(table.summary)"), ("initial state", "zeros"),
    ]
    let special = table.utterances.reduce(0) { $0 + $1.values.count { !$0.isFinite } }
    if special > 0 {
      let all = table.utterances.reduce(0) { $0 + $1.values.count }
      rows.append(GivenData<Scalar>.note(special: special, of: all))
    }
    if expected.isEmpty {
      rows.append(("expected", "nothing: only Lockstep's own forward pass is judged"))
    }
    var outputs: [ExpectedLayer: (name: String, table: UtteranceTable<Scalar>)] = [:]
    for specifier in expected {
      let recorded = try UtteranceTable<Scalar>(
        specifier, for: "--expected", matching: table, isPart: count != nil)
      let layer = try GivenData<Scalar>.layer(
        ofWidth: recorded.width, specifier.description,
        hidden: plan.recurrentLayers.last?.outputSize,
        output: plan.output?.outputSize, choice, taken: outputs.keys.first)
      guard outputs[layer] == nil else {
        throw recorded.failure("the \(layer.rawValue) outputs were given already")
      }
      outputs[layer] = (specifier.description, recorded)
      rows.append(
        (
          "expected",
          "\(specifier.description): \(recorded.summary), the \(GivenData<Scalar>.text(layer)), judged "
            + "as computed in \(recorded.format)"
            + (recorded.isPrinted ? " and printed with the digits that are there" : "")
        ))
    }
    let batches = try UtteranceBatches.indices(of: table.lengths, fits: memory.fits).map {
      indices in
      func recorded(_ layer: ExpectedLayer) throws -> RecordedOutputs<Scalar>? {
        try outputs[layer].map { name, table in
          try RecordedOutputs(
            name: name, tensor: table.batch(of: indices), format: table.format,
            halfUnits: table.halfUnits(of: indices))
        }
      }
      let lengths = indices.map { table.lengths[$0] }
      return GivenData(
        data: ModelData(
          inputs: try table.batch(of: indices), lengths: Set(lengths).count == 1 ? nil : lengths,
          keys: indices.map { table.utterances[$0].key }),
        hidden: try recorded(.hidden), output: try recorded(.output),
        paths: ([inputs] + expected).compactMap(\.path) + table.targets
          + outputs.values.flatMap(\.table.targets), rows: rows)
    }
    return (batches, table.utterances.map(\.key))
  }
}
