/// Where Kaldi's nnet1 puts a variable: `0.LstmProjected.w_gifo_x`.
enum KaldiNames {
  /// The address in a recurrent component; its layers are not computed yet.
  static func address(of name: String) -> VariableAddress? {
    let path = Path(name)
    guard path.separator == ".", path.components.count == 3,
      path.components[0].allSatisfy(\.isASCIIDigit), path.components[1] == "LstmProjected"
    else { return nil }
    return VariableAddress(
      naming: .tensorflow, network: path.parent, layer: path.parent, index: 0,
      cell: .other("Kaldi's LstmProjected"), part: String(path.leaf))
  }
}
