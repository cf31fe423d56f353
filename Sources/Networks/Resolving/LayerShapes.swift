import ModelFiles

/// The sizes that follow from the shapes of a cell's variables, or why none do.
struct LayerShapes {
  let scope: String

  /// The cell's name, such as `BasicLSTMCell`.
  let cell: String

  /// The blocks of H columns: 4 for an LSTM, 1 for an RNN.
  let gates: Int

  /// I and H of a kernel `[I+H, gH]` and a bias `[gH]`; with a projection `[H, P]` the kernel is
  /// `[I+P, gH]`.
  func sizes(
    kernel: Variable, bias: Variable, projection: Variable? = nil
  ) throws(NetworkError) -> (inputs: Int, hidden: Int) {
    try check([kernel, bias] + (projection.map { [$0] } ?? []))
    guard kernel.shape.count == 2, bias.shape.count == 1 else {
      throw wrong(kernel, bias, "\(rule) have the shapes \(layout)")
    }
    let (rows, columns, width) = (kernel.shape[0], kernel.shape[1], bias.shape[0])
    guard columns == width else {
      throw rows == width
        ? wrong(
          kernel, bias,
          "the kernel seems to be transposed: turned round it would be [\(columns), \(rows)], and "
            + "\(rule) have the shapes \(layout)")
        : wrong(
          kernel, bias, "the kernel has \(columns) columns and the bias \(width) elements")
    }
    guard columns.isMultiple(of: gates) else {
      throw wrong(kernel, bias, "\(columns) columns are not \(gates)·H for any whole H")
    }
    let hidden = columns / gates
    if let projection {
      guard projection.shape.count == 2, projection.shape[0] == hidden else {
        throw .shape(
          scope: scope,
          reason: "\(projection.name) must have the shape [\(hidden), P], not \(projection.shape), "
            + "beside the bias \(bias.shape)")
      }
      let outputs = projection.shape[1]
      guard rows > outputs else {
        throw .shape(
          scope: scope,
          reason: "the projection makes P = \(outputs), so that the kernel's \(rows) rows leave no "
            + "input of I + P rows")
      }
      return (rows - outputs, hidden)
    }
    guard rows > hidden else {
      throw wrong(
        kernel, bias,
        "\(columns) columns make H = \(hidden), so that \(rows) rows leave no input of I + H rows")
    }
    return (rows - hidden, hidden)
  }

  /// Every length is at least 1, and every product small enough to compute with.
  func check(_ variables: [Variable]) throws(NetworkError) {
    for variable in variables {
      guard variable.shape.allSatisfy({ $0 > 0 && $0 < 1 << 40 }), variable.count < 1 << 48 else {
        throw .shape(
          scope: scope,
          reason: "\(variable.name) has the shape \(variable.shape), which no layer's variable has")
      }
    }
  }

  func check(_ variable: Variable, shape: [Int]) throws(NetworkError) {
    guard variable.shape == shape else {
      throw .shape(
        scope: scope,
        reason: "\(variable.name) must have the shape \(shape), not \(variable.shape)")
    }
  }

  private var factor: String { gates == 1 ? "H" : "\(gates)H" }
  private var layout: String { "[I + H, \(factor)] and [\(factor)]" }
  private var rule: String { "kernel and bias of a \(cell)" }

  private func wrong(_ kernel: Variable, _ bias: Variable, _ what: String) -> NetworkError {
    let wide = gates == 1 ? "H" : "\(gates)·H"
    let total = (kernel.count + bias.count).withSeparators
    return .shape(
      scope: scope,
      reason: "kernel \(kernel.shape) and bias \(bias.shape) are no \(cell): \(what). It has "
        + "(I + H)·\(wide) + \(wide) parameters; these are "
        + "\(kernel.shape.product) + \(bias.shape.product) = \(total)")
  }
}

extension [Int] {
  /// As a product is written: `7·12`.
  fileprivate var product: String { isEmpty ? "1" : map(String.init).joined(separator: "·") }
}
