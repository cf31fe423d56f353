import ModelFiles

/// Cells that are known by what they hold, whatever their scope is called.
struct Telltales {
  private var cells: [String: VariableAddress.Cell] = [:]

  init(_ variables: [Variable]) {
    for variable in variables {
      let path = Path(variable.name)
      let count = path.components.count
      guard count >= 2 else { continue }
      switch path.leaf {
      case "recurrent_kernel":
        cells[path.parent] = .other("a Keras layer")
      case "w_i_diag", "w_f_diag", "w_o_diag":
        // The scope of another cell that has peepholes says which it is.
        if !TensorFlowNames.isCell(path.components[count - 2]) { cells[path.parent] = .lstmCell }
      case "opaque_kernel", "opaque_params":
        cells[path.parent] = .other("CudnnLSTM or CudnnGRU as one opaque block")
      default:
        if count >= 3, path.components[count - 2].lowercased() == "candidate" {
          cells[path.prefix(count - 2)] = .other("GRUCell")
        }
      }
    }
  }

  /// The address of a variable in one of these cells.
  func address(of name: String) -> VariableAddress? {
    guard !cells.isEmpty else { return nil }
    let path = Path(name)
    // No cell has scopes within scopes of its own; and a name may be a million scopes deep.
    let deepest = path.components.count - 1
    for count in stride(from: deepest, to: max(0, deepest - 3), by: -1) {
      let scope = path.prefix(count)
      guard let cell = cells[scope] else { continue }
      return VariableAddress(
        naming: .tensorflow, network: scope, layer: scope, index: 0, cell: cell,
        part: TensorFlowNames.part(
          path.components[count...].joined(separator: path.separator), of: cell))
    }
    return nil
  }
}
