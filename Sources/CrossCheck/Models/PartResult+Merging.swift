import Tensors

extension PartResult {
  /// What results of one layer over other utterances of a table come to, as if they were one batch.
  ///
  /// - Parameters:
  ///   - parts: the results, each with the keys of its utterances; at least one.
  ///   - keys: all keys, in the order in which batch rows are counted.
  public init(merging parts: [PartResult], keys: [String]) {
    let numbers = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1, $0) })
    let rows = parts.map { part in (part.keys ?? []).map { numbers[$0] ?? 0 } }
    let unknown = zip(parts, rows).compactMap { part, rows in
      part.unknown.map { element in
        UnknownElements(
          tensor: element.tensor, step: element.step, row: rows[element.row], unit: element.unit,
          count: element.count)
      }
    }
    var first = unknown.min { ($0.step, $0.row) < ($1.step, $1.row) }
    first?.count = unknown.reduce(0) { $0 + $1.count }
    let sizes = parts[0].sizes
    self.init(
      part: parts[0].part, subject: parts[0].subject, signature: parts[0].signature,
      sizes: Sizes(
        steps: parts.map(\.sizes.steps).max() ?? 0, batch: keys.count, inputSize: sizes.inputSize,
        hiddenSize: sizes.hiddenSize, projectionSize: sizes.projectionSize),
      comparison: Comparison(merging: parts.map(\.comparison), rows: rows),
      carriedParts: parts[0].carriedParts, unknown: first,
      isEmpty: parts.allSatisfy(\.isEmpty), keys: keys)
    remark = parts.allSatisfy { $0.remark == parts[0].remark } ? parts[0].remark : nil
    // What was found out about the cause in one batch is said of all.
    if let part = parts.first(where: { $0.verdict == verdict && !$0.cause.isEmpty }) {
      explanation += part.cause
    }
  }
}
