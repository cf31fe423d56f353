/// Writes the parts of a network as Kaldi does, as text or binary.
struct Nnet1Printer {
  let file: AtomicFile
  let isBinary: Bool

  func begin() throws(ModelFileError) {
    if isBinary { try file.write(KaldiStream.binaryMark) }
    try marker("Nnet", endsLine: true)
  }

  func end() throws(ModelFileError) { try marker("/Nnet", endsLine: true) }

  /// - Parameter index: the component's, for the errors.
  func write(_ component: Nnet1Component, _ index: Int) throws(ModelFileError) {
    let (kind, sizes) = (component.kind, component.sizes)
    try marker(kind.name)
    try integer(sizes.outputs)
    try integer(sizes.inputs)
    try newLine()
    if kind.hasCellSize {
      try marker("CellDim")
      try integer(sizes.cells)
    }
    var hasSettings = kind.hasCellSize
    for setting in kind.settings {
      guard let tensor = component.tensors[setting] else { continue }
      try marker(setting)
      try number(tensor, "\(index).\(kind.name).\(setting)")
      hasSettings = true
    }
    if hasSettings { try newLine() }
    for tensor in kind.tensors {
      guard let value = component.tensors[tensor.name] else { continue }
      try self.tensor(value, "\(index).\(kind.name).\(tensor.name)")
    }
    try marker("!EndOfComponent", endsLine: true)
  }

  private func marker(_ name: String, endsLine: Bool = false) throws(ModelFileError) {
    try text("<\(name)> ")
    if endsLine { try newLine() }
  }

  private func newLine() throws(ModelFileError) { if !isBinary { try text("\n") } }

  private func integer(_ integer: Int) throws(ModelFileError) {
    if isBinary { try file.write(KaldiBinary.integer(integer)) } else { try text("\(integer) ") }
  }

  private func number(_ tensor: KaldiTensor, _ name: String) throws(ModelFileError) {
    if isBinary {
      let width = UInt8(tensor.values.type.byteCount ?? 0)
      try file.write([width] + tensor.values.withLittleEndianBytes { Array($0) })
    } else {
      var line: [UInt8] = []
      KaldiPrinted.append(try printable(tensor, name)[0], to: &line)
      try file.write(line + [0x20])
    }
  }

  private func tensor(_ tensor: KaldiTensor, _ name: String) throws(ModelFileError) {
    if case .int32(let integers) = tensor.values {
      if isBinary {
        try file.write(
          KaldiBinary.integer(integers.count) + tensor.values.withLittleEndianBytes { Array($0) })
      } else {
        try text("[ \(integers.map { "\($0) " }.joined())]\n")
      }
    } else if isBinary {
      try KaldiBinary.writeObject(tensor, to: file)
    } else {
      let values = KaldiValues.float32(try printable(tensor, name))
      try KaldiPrinted.write(KaldiTensor(shape: tensor.shape, values: values), to: file)
    }
  }

  /// The numbers as float32, which text is read as.
  private func printable(
    _ tensor: KaldiTensor, _ name: String
  ) throws(ModelFileError) -> [Float] {
    switch tensor.values {
    case .float32(let numbers): return numbers
    case .float64(let numbers):
      let floats = numbers.map { Float($0) }
      guard zip(floats, numbers).allSatisfy({ Double($0) == $1 || $1.isNaN }) else {
        throw ModelFileError(
          path: file.path, variable: name,
          reason: "it holds doubles that are no float32, and text is read as float32",
          remedy: "Write it binary.")
      }
      return floats
    case .int32: return []
    }
  }

  private func text(_ text: String) throws(ModelFileError) { try file.write(Array(text.utf8)) }
}
