/// Where PyTorch's names put a variable: `weight_ih_l0` and its like, after any prefix.
enum PyTorchNames {
  static func address(of name: String) -> VariableAddress? {
    let path = Path(name)
    let leaf = path.leaf
    guard
      let part = ["weight_ih", "weight_hh", "weight_hr", "bias_ih", "bias_hh"]
        .first(where: { leaf.hasPrefix($0) })
    else { return nil }
    let suffix = leaf.dropFirst(part.count)
    var cell = VariableAddress.Cell.pytorch
    var index = 0
    var place = suffix
    if place.hasSuffix("_reverse") {
      cell = .other("a bidirectional layer")
      place = place.dropLast("_reverse".count)
    }
    if part == "weight_hr" { cell = .other("PyTorch's LSTM with a projection (proj_size)") }
    if place.hasPrefix("_l"), place.dropFirst(2).allSatisfy(\.isASCIIDigit),
      let number = Int(place.dropFirst(2))
    {
      index = number
    } else if !place.isEmpty {
      cell = .other("a PyTorch layer whose weights are stored in parts (\(leaf))")
    }
    let layer =
      place.isEmpty ? path.components.dropLast() : path.components.dropLast() + ["l\(index)"]
    return VariableAddress(
      naming: .pytorch, network: path.parent, layer: layer.joined(separator: path.separator),
      index: index, cell: cell, part: part)
  }
}
