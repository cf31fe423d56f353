import CrossCheck
import ModelFiles

/// The members of a `lockstep.json`, each read but not yet compared with the others.
struct CaseHeaderParts {
  private(set) var schema: String?
  private(set) var cell: String?
  private(set) var dtype: String?
  private(set) var sizes: [String: Int]?
  private(set) var provenance: ProvenanceParts?
  private(set) var finding: RecordedFinding?

  /// Every other member: the cell's options.
  private(set) var options: [String: Double] = [:]

  /// - Throws: `MalformedHeader` if it is no JSON, or a member is there twice or of another kind.
  init(_ text: UnsafeRawBufferPointer) throws(MalformedHeader) {
    guard String(validating: text, as: UTF8.self) != nil else {
      throw MalformedHeader("it is not UTF-8")
    }
    var json = JSONScanner(text, named: "it")
    var names: Set<String> = []
    var parts = self
    try json.object { json, name throws(MalformedHeader) in
      guard names.insert(name).inserted else { throw MalformedHeader("it has \(name) twice") }
      switch name {
      case "schema": parts.schema = try json.string()
      case "cell": parts.cell = try json.string()
      case "dtype": parts.dtype = try json.string()
      case "sizes": parts.sizes = try Self.sizes(&json)
      case "provenance": parts.provenance = try ProvenanceParts(&json)
      case "finding": parts.finding = json.skipNull() ? nil : try RecordedFinding(&json)
      default: parts.options[name] = try Self.option(name, &json)
      }
    }
    try json.end()
    self = parts
  }

  private static func sizes(
    _ json: inout JSONScanner
  ) throws(MalformedHeader) -> [String: Int] {
    var sizes: [String: Int] = [:]
    try json.object { json, name throws(MalformedHeader) in
      let text = try json.number()
      // Small enough for every extent of a shape.
      guard let size = Int(text), (0...0x7FFF_FFFF).contains(size) else {
        throw MalformedHeader("its size \(name) is \(text.prefix(40)), which is no size")
      }
      guard sizes.updateValue(size, forKey: name) == nil else {
        throw MalformedHeader("its sizes have \(name) twice")
      }
    }
    return sizes
  }

  private static func option(
    _ name: String, _ json: inout JSONScanner
  ) throws(MalformedHeader) -> Double {
    let text: String
    do { text = try json.number() } catch {
      throw MalformedHeader("\(name) is neither a member that it has nor an option, a number")
    }
    guard let value = Double(text), value.isFinite else {
      throw MalformedHeader(
        "its option \(name) is \(text.prefix(40)), which is beyond every number")
    }
    return value
  }
}
