import Lockstep

extension LockstepCheck {
  /// One campaign for each recurrent layer, the first to see the inputs first.
  ///
  /// - Parameter seed: what the cases are drawn from; nil if the inputs were given.
  /// - Throws: if the task is cancelled, or the reference itself fails.
  func run(
    _ model: TestedModel<Scalar>, _ cases: ModelCases<Scalar>, seed: UInt64?,
    _ indices: Range<Int>
  ) throws -> ModelSummary {
    var layers: [ModelSummary.Layer] = []
    for (place, layer) in model.network.layers.enumerated() where layer.signature.isRecurrent {
      let name = model.network.partName(at: place)
      let part = CheckedPart(
        layer: "\(name) (\(layer.name.printable))",
        isDrawn: seed != nil, notes: model.assumptions.map { "assumed: \($0)" } + model.notJudged)
      let options = CampaignOptions(
        signature: layer.signature, seed: seed ?? CampaignOptions.defaultSeed,
        cases: indices.count)
      let summary = try run(options, indices, of: part) { index in
        try cases.makeCase(ofLayer: place, at: index)
      }
      layers.append(
        ModelSummary.Layer(
          part: name, name: layer.name, signature: layer.signature, summary: summary))
    }
    return ModelSummary(
      layers: layers, assumptions: model.assumptions, notJudged: model.notJudged)
  }
}
