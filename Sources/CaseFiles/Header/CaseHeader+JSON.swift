import CrossCheck
import ModelFiles
import Tensors

extension CaseHeader {
  /// The text of the entry; the same for the same header.
  ///
  /// - Throws: `ModelFileError` if an option is no number of JSON, or it would be too long to be read.
  ///
  /// - Parameters:
  ///   - cell: the cell's name, if it is not the signature's.
  ///   - layout: of the tensors, if it is not that of a case file.
  ///   - options: what no tensor says in that layout.
  func json(
    for path: String, cell: String? = nil, layout: String? = nil, options: [String: Double]? = nil
  ) throws(ModelFileError) -> [UInt8] {
    let schema = layout == nil ? Self.schema : Self.portSchema
    var members = [("schema", schema.asJSON), ("cell", (cell ?? signature.cell).asJSON)]
    if let layout { members.append(("layout", layout.asJSON)) }
    for (name, value) in (options ?? self.options).sorted(by: { $0.key < $1.key }) {
      guard value.isFinite else {
        throw ModelFileError(
          path: path, reason: "the option \(name) is \(value), which JSON does not have")
      }
      members.append((name, "\(value)"))
    }
    members += [
      ("dtype", dtype.rawValue.asJSON), ("sizes", Self.object(sizeMembers, indent: "  ")),
      ("provenance", Self.object(provenanceMembers, indent: "  ")),
    ]
    if let finding { members.append(("finding", Self.object(finding.members, indent: "  "))) }
    let text = Array((Self.object(members, indent: "") + "\n").utf8)
    guard text.count <= Self.greatestLength else {
      throw ModelFileError(
        path: path,
        reason: "its entry \(Self.entryName) would be of \(text.count) bytes, and "
          + "\(Self.greatestLength) are the most that are read")
    }
    return text
  }

  private var sizeMembers: [(name: String, value: String)] {
    [
      ("steps", "\(sizes.steps)"), ("batch", "\(sizes.batch)"),
      ("input_size", "\(sizes.inputSize)"), ("hidden_size", "\(sizes.hiddenSize)"),
    ] + (sizes.projectionSize.map { [("projection_size", "\($0)")] } ?? [])
  }

  private var provenanceMembers: [(name: String, value: String)] {
    guard case .shrunk(let origin) = provenance else {
      return Self.members(of: provenance, kind: "kind")
    }
    return [("kind", "shrunk".asJSON)] + Self.members(of: origin, kind: "origin")
  }

  /// - Parameter kind: the name under which its kind stands.
  private static func members(
    of provenance: Provenance, kind: String
  ) -> [(name: String, value: String)] {
    let generator = ("generator", "\(CampaignOptions.generatorVersion)")
    switch provenance {
    case .generated(let seed, let index, let profile):
      return [
        (kind, "generated".asJSON), ("seed", "\(seed)"), ("index", "\(index)"),
        ("profile", profile.rawValue.asJSON), generator,
      ]
    case .sourceExample(let seed, let index):
      return [
        (kind, "source_example".asJSON), ("seed", "\(seed)"), ("index", "\(index)"), generator,
      ]
    case .given(let name):
      return [(kind, "given".asJSON), ("name", name.asJSON)]
    case .shrunk(let origin):
      return members(of: origin, kind: kind)
    }
  }

  private static func object(_ members: [(name: String, value: String)], indent: String) -> String {
    let lines = members.map { "\(indent)  \($0.name.asJSON): \($0.value)" }
    return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
  }
}
