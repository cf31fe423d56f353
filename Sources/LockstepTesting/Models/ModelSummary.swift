public import Lockstep

/// The check of a cell with a model's weights, in numbers.
public struct ModelSummary: Sendable, CustomStringConvertible {
  /// One recurrent layer of the model.
  public struct Layer: Sendable {
    /// What findings call it, such as `layer 1`.
    public let part: String

    /// What the file calls it, such as `lstm/rnn/basic_lstm_cell`.
    public let name: String

    /// The cell that it is of.
    public let signature: Signature

    /// The campaign in numbers.
    public let summary: Summary
  }

  /// The recurrent layers, the first to see the inputs first.
  public let layers: [Layer]

  /// What the file does not say and was taken for granted, a sentence each.
  public let assumptions: [String]

  /// What of the model was not judged, such as an output layer; a sentence each.
  public let notJudged: [String]

  /// All layers together.
  ///
  /// The index of the worst case is one of its layer's.
  public var total: Summary {
    layers.reduce(into: Summary()) { total, layer in total.add(layer.summary) }
  }

  public var description: String {
    let judged = layers.map { layer in
      "\(layer.part) (\(layer.name.printable)): \(layer.summary.verdict.rawValue), "
        + "\(layer.summary.agrees) of \(layer.summary.cases) cases agree"
    }
    return (judged + assumptions.map { "assumed: " + $0 } + notJudged).joined(separator: "\n")
  }
}
