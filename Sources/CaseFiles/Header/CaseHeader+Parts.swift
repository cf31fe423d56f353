import CrossCheck
import ModelFiles
import Tensors

extension CaseHeader {
  /// - Throws: `MalformedHeader` if something is missing or unknown.
  init(_ parts: CaseHeaderParts) throws(MalformedHeader) {
    guard parts.schema == Self.schema else {
      throw MalformedHeader(
        "its schema is \(Self.quoted(parts.schema)), and only '\(Self.schema)' is read")
    }
    guard let signature = Signature.all.first(where: { $0.cell == parts.cell }) else {
      throw MalformedHeader(
        "its cell is \(Self.quoted(parts.cell)), and there are: "
          + Signature.all.map(\.cell).joined(separator: ", "))
    }
    guard let dtype = parts.dtype.flatMap(DType.init(rawValue:)) else {
      throw MalformedHeader(
        "its dtype is \(Self.quoted(parts.dtype)), and there are: "
          + DType.allCases.map(\.rawValue).joined(separator: ", "))
    }
    for name in parts.options.keys.sorted() where signature.options[name] == nil {
      throw MalformedHeader("the cell \(signature.cell) has no option \(name)")
    }
    for name in signature.options.keys.sorted() where parts.options[name] == nil {
      throw MalformedHeader("it does not say \(name), which the cell \(signature.cell) needs")
    }
    guard let sizes = parts.sizes else { throw MalformedHeader("it has no sizes") }
    self.signature = signature
    self.options = parts.options
    self.dtype = dtype
    self.sizes = try Self.sizes(sizes, of: signature)
    self.provenance = try parts.provenance?.provenance ?? .given(name: "unnamed")
    finding = parts.finding
  }

  private static func quoted(_ text: String?) -> String { text.map { "'\($0)'" } ?? "missing" }

  private static func sizes(
    _ named: [String: Int], of signature: Signature
  ) throws(MalformedHeader) -> Sizes {
    let known = sizeNames
    for name in named.keys.sorted() where !known.contains(name) {
      throw MalformedHeader("there is no size \(name); there are: \(known.joined(separator: ", "))")
    }
    func size(_ name: String, atLeast least: Int) throws(MalformedHeader) -> Int {
      guard let size = named[name] else { throw MalformedHeader("its sizes have no \(name)") }
      guard size >= least else {
        throw MalformedHeader("its \(name) is \(size), and must be at least \(least)")
      }
      return size
    }
    let hasProjection = signature.symbols.contains(.P)
    guard hasProjection || named["projection_size"] == nil else {
      throw MalformedHeader(
        "its sizes have a projection_size, and the cell \(signature.cell) has no projection")
    }
    return Sizes(
      steps: try size("steps", atLeast: 0), batch: try size("batch", atLeast: 1),
      inputSize: try size("input_size", atLeast: 1),
      hiddenSize: try size("hidden_size", atLeast: 1),
      projectionSize: hasProjection ? try size("projection_size", atLeast: 1) : nil)
  }

  private static let sizeNames = [
    "steps", "batch", "input_size", "hidden_size", "projection_size",
  ]
}
