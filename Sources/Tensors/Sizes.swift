/// The sizes of a case: T time steps, B batch rows, I inputs, H hidden units and, where the cell
/// projects h, P projected outputs.
public struct Sizes: Hashable, Sendable, CustomStringConvertible {
  /// T, the number of time steps; 0 is an empty sequence.
  public let steps: Int
  /// B, the number of independent sequences.
  public let batch: Int
  /// I, the number of features of an input row.
  public var inputSize: Int
  /// H, the number of hidden units.
  public let hiddenSize: Int
  /// P, the number of projected outputs; nil for a cell without a projection.
  public let projectionSize: Int?

  /// The sizes given.
  public init(
    steps: Int, batch: Int, inputSize: Int, hiddenSize: Int, projectionSize: Int? = nil
  ) {
    self.steps = steps
    self.batch = batch
    self.inputSize = inputSize
    self.hiddenSize = hiddenSize
    self.projectionSize = projectionSize
  }

  /// The size of a letter; P is H for a cell without a projection.
  public subscript(symbol: SizeSymbol) -> Int {
    switch symbol {
    case .T: steps
    case .B: batch
    case .I: inputSize
    case .H: hiddenSize
    case .P: projectionSize ?? hiddenSize
    }
  }

  /// The sizes with one of them replaced.
  public func replacing(_ symbol: SizeSymbol, with size: Int) -> Sizes {
    Sizes(
      steps: symbol == .T ? size : steps, batch: symbol == .B ? size : batch,
      inputSize: symbol == .I ? size : inputSize, hiddenSize: symbol == .H ? size : hiddenSize,
      projectionSize: symbol == .P ? size : projectionSize)
  }

  public var description: String {
    "T=\(steps) B=\(batch) I=\(inputSize) H=\(hiddenSize)"
      + (projectionSize.map { " P=\($0)" } ?? "")
  }
}

/// A size under the letter that shapes are written with.
public enum SizeSymbol: String, Hashable, Sendable, CaseIterable {
  /// The number of time steps.
  case T
  /// The number of batch rows.
  case B
  /// The number of inputs.
  case I
  /// The number of hidden units.
  case H
  /// The number of projected outputs.
  case P
}
