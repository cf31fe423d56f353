/// Reads a Kaldi nnet1 network: `<Nnet>`, components, `</Nnet>`.
struct Nnet1Parser {
  private let tokens: Nnet1Tokens

  /// - Throws: `ModelFileError`.
  init(_ stream: KaldiStream) throws(ModelFileError) {
    tokens = Nnet1Tokens(stream: stream, isBinary: try stream.beginsBinary())
  }

  /// - Throws: `ModelFileError` naming the component, and the line or the byte.
  func components() throws(ModelFileError) -> [Nnet1Component] {
    guard try tokens.marker() == "Nnet" else {
      throw tokens.damage("it does not begin with <Nnet>")
    }
    var components: [Nnet1Component] = []
    while true {
      tokens.stream.subject = "component \(components.count)"
      let marker = try tokens.marker()
      if marker == "/Nnet" { break }
      let component = try component(marker)
      if let before = components.last, before.sizes.outputs != component.sizes.inputs {
        throw tokens.damage(
          "<\(component.kind.name)> has \(component.sizes.inputs) inputs, and <\(before.kind.name)> "
            + "before it has \(before.sizes.outputs) outputs")
      }
      components.append(component)
    }
    tokens.stream.subject = nil
    guard try tokens.stream.skipSpace() == nil else {
      throw tokens.damage("more follows behind </Nnet>")
    }
    guard !components.isEmpty else { throw tokens.damage("the network has no components") }
    return components
  }

  private func component(_ marker: String) throws(ModelFileError) -> Nnet1Component {
    guard let kind = Nnet1Kind.named(marker) else {
      let known = Nnet1Kind.all.map { "<\($0.name)>" }.joined(separator: ", ")
      throw tokens.damage(
        "<\(marker)> is no component that is read",
        remedy: "Read are \(known). Kaldi's nnet-copy can remove the first or the last components.")
    }
    tokens.stream.subject = (tokens.stream.subject ?? "") + ", <\(kind.name)>"
    // Kaldi has the outputs first.
    let outputs = try size("number of outputs")
    var sizes = Nnet1Sizes(inputs: try size("number of inputs"), outputs: outputs)
    guard kind.allows(sizes) else {
      throw tokens.damage("it cannot have \(sizes.inputs) inputs and \(sizes.outputs) outputs")
    }
    var component = Nnet1Component(kind: kind, sizes: sizes)
    if kind.hasCellSize || !kind.settings.isEmpty {
      sizes.cells = try settings(of: &component)
      component = Nnet1Component(kind: kind, sizes: sizes, tensors: component.tensors)
    }
    for tensor in kind.tensors {
      let value = try tokens.tensor(tensor.form)
      let shape = tensor.shape(sizes)
      guard value.shape == shape else {
        throw tokens.damage("\(tensor.name) is of shape \(value.shape), and \(shape) would fit")
      }
      component.tensors[tensor.name] = value
    }
    try endComponent()
    return component
  }

  /// The settings; returns the number of cells, 0 where there is none.
  private func settings(of component: inout Nnet1Component) throws(ModelFileError) -> Int {
    let kind = component.kind
    var cells: Int?
    while try tokens.hasMarker() {
      let marker = try tokens.marker()
      if marker == "CellDim", kind.hasCellSize, cells == nil {
        cells = try size("number of cells")
        continue
      }
      let name = kind.hasCellSize ? Nnet1Kind.formerSettings[marker] ?? marker : marker
      guard kind.settings.contains(name), component.tensors[name] == nil else {
        throw tokens.damage(
          "<\(marker)> is no setting of it, or there twice",
          remedy: "There are: \(kind.settings.map { "<\($0)>" }.joined(separator: ", ")).")
      }
      component.tensors[name] = KaldiTensor(shape: [], values: try tokens.number(name))
    }
    guard cells != nil || !kind.hasCellSize else {
      throw tokens.damage("its number of cells, <CellDim>, is missing")
    }
    return cells ?? 0
  }

  private func endComponent() throws(ModelFileError) {
    guard try tokens.hasMarker() else { return }
    // Old files lack it.
    guard try tokens.stream.window(2).has("<!".utf8, at: 0) else { return }
    let marker = try tokens.marker()
    guard marker == "!EndOfComponent" else {
      throw tokens.damage("<\(marker)> stands where <!EndOfComponent> is to be")
    }
  }

  private func size(_ what: String) throws(ModelFileError) -> Int {
    let size = try tokens.integer(what)
    guard size > 0 else { throw tokens.damage("its \(what) is said to be \(size)") }
    return Int(size)
  }
}
