/// Where an answer that is diagnosed belongs.
public enum DiagnosisSource: Hashable, Sendable {
  /// A case.
  ///
  /// - Parameters:
  ///   - path: of its file; nil for a generated case.
  ///   - tensors: the names of what the trace holds.
  case ofCase(path: String?, tensors: [String])

  /// A layer of a model, judged with others below it.
  ///
  /// - Parameter layersBelow: how many the reference carried, since nothing was given of them.
  case ofLayer(layersBelow: Int)
}
