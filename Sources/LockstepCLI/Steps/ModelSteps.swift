import CommandSupport
import Lockstep

/// The steps of one layer of a model, on given data.
struct ModelSteps<Scalar: SubjectScalar>: Sendable {
  private let network: Network<Scalar>
  private let batches: [GivenData<Scalar>]

  /// The keys of a table's utterances, in its order; empty where there is no table.
  private let keys: [String]

  private let layer: Int
  private let subject: SubjectChoice
  private let activationRoundoffs: Double

  /// - Throws: `CommandFailure` if something cannot be read or does not fit.
  init(
    _ model: OpenedModel, _ data: DataOptions, _ cases: CaseOptions, _ place: StepsPlaceOptions
  ) throws {
    try data.requireInputs()
    if data.inputs == nil { try JudgingMemory.refuseTooMuch(for: model.plan) }
    (batches, keys) =
      try GivenTables(data)?.read(for: model.plan) ?? ([GivenData(data, for: model.plan)], [])
    for given in batches { try JudgingMemory.refuseTooMuch(for: model.plan, given) }
    let network = try attempt { try Network<Scalar>(model.plan, from: model.file) }
    self.network = network
    (subject, activationRoundoffs) = (cases.subject, cases.activationRoundoffs)
    layer = try Self.layer(of: network, batches[0], place.layer)
    if let row = place.batchRow, !keys.isEmpty, row >= keys.count {
      throw CommandFailure(
        .usage, "--batch-row \(row): the table has the utterances 0 to \(keys.count - 1)")
    }
    if !data.expected.isEmpty, subject != .native {
      throw CommandFailure(
        .usage, "--subject does not go with --expected, which holds the subject's outputs")
    }
  }

  private static func layer(
    of network: Network<Scalar>, _ given: GivenData<Scalar>, _ asked: Int?
  ) throws -> Int {
    let last = network.layers.count - 1
    if let asked, asked > last {
      throw CommandFailure(.usage, "--layer \(asked): the model has the layers 0 to \(last)")
    }
    let recorded =
      [given.hidden == nil ? nil : network.lastRecurrentLayer]
      + [given.output == nil ? nil : last]
    let known = recorded.compactMap(\.self)
    guard let first = known.first else {
      return asked ?? network.layers.firstIndex { $0.signature.isRecurrent } ?? 0
    }
    guard let asked, !known.contains(asked) else { return asked ?? first }
    throw CommandFailure(
      .usage,
      "--layer \(asked): --expected holds the outputs of layer "
        + known.map(String.init).joined(separator: " and ") + "; leave out one of the two options")
  }

  /// - Throws: what `Assembly.failure` knows.
  func make(_ assembly: Assembly, _ place: StepsPlaceOptions) throws -> StepsSource<Scalar> {
    let judge = ReferenceJudge<Scalar>(
      assembly.reference, activationRoundoffs: activationRoundoffs)
    func source(_ batch: GivenData<Scalar>, row: Int?) throws -> StepsSource<Scalar> {
      let check = try ModelCheck(network, on: batch.data, judge: judge)
      return StepsSource(
        trace: try trace(of: check, batch, assembly), part: network.partName(at: layer), row: row)
    }
    guard let row = place.batchRow, !keys.isEmpty else {
      var first: StepsSource<Scalar>?
      for batch in batches {
        let source = try source(batch, row: place.batchRow)
        if source.trace.comparison.verdict == .diverges { return source }
        first = first ?? source
      }
      guard let first else { throw CommandFailure(.internalError, "there is no batch") }
      return first
    }
    for batch in batches {
      if let index = batch.data.keys?.firstIndex(of: keys[row]) {
        return try source(batch, row: index)
      }
    }
    throw CommandFailure(.internalError, "the utterance \(row) is in no batch")
  }

  private func trace(
    of check: ModelCheck<Scalar>, _ given: GivenData<Scalar>, _ assembly: Assembly
  ) throws -> StagedTrace<Scalar> {
    if let hidden = given.hidden, layer == network.lastRecurrentLayer {
      return try check.steps(ofHidden: hidden)
    }
    if let output = given.output {
      return try check.steps(ofOutput: output, behind: given.hidden)
    }
    let signature = network.layers[layer].signature
    return try check.steps(ofLayer: layer, assembly.subject(subject, of: signature))
  }
}
