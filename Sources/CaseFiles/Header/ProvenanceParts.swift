import CrossCheck
import ModelFiles

/// Where a case came from, as a `lockstep.json` has it.
struct ProvenanceParts {
  private var kind: String?
  private var origin: String?
  private var seed: UInt64?
  private var index: Int?
  private var profile: String?
  private var generator: Int?
  private var name: String?

  /// - Throws: `MalformedHeader` if a member is unknown, there twice, or of another kind.
  init(_ json: inout JSONScanner) throws(MalformedHeader) {
    var parts = self
    try json.object { json, name throws(MalformedHeader) in
      switch name {
      case "kind" where parts.kind == nil: parts.kind = try json.string()
      case "origin" where parts.origin == nil: parts.origin = try json.string()
      case "seed" where parts.seed == nil: parts.seed = try Self.number(name, &json)
      case "index" where parts.index == nil: parts.index = try Self.number(name, &json)
      case "profile" where parts.profile == nil: parts.profile = try json.string()
      case "generator" where parts.generator == nil:
        parts.generator = try Self.number(name, &json)
      case "name" where parts.name == nil: parts.name = try json.string()
      default: throw MalformedHeader("its provenance has \(name), twice or without need")
      }
    }
    self = parts
  }

  private static func number<Number: FixedWidthInteger>(
    _ name: String, _ json: inout JSONScanner
  ) throws(MalformedHeader) -> Number {
    let text = try json.number()
    guard let number = Number(text), number >= 0 else {
      throw MalformedHeader(
        "its provenance's \(name) is \(text.prefix(40)), which is no such number")
    }
    return number
  }

  /// - Throws: `MalformedHeader` if they do not belong together.
  var provenance: Provenance {
    get throws(MalformedHeader) {
      guard kind == "shrunk", let origin else {
        return try provenance(of: origin == nil ? kind : nil)
      }
      return .shrunk(from: try provenance(of: origin))
    }
  }

  /// What the members beside the kind say.
  private func provenance(of kind: String?) throws(MalformedHeader) -> Provenance {
    switch (kind, seed, index, profile, name) {
    case ("generated", let seed?, let index?, let profile?, nil):
      guard let known = Profile(rawValue: profile) else {
        throw MalformedHeader(
          "its profile is '\(profile)', and there are: "
            + Profile.allCases.map(\.rawValue).joined(separator: ", "))
      }
      return .generated(seed: seed, index: index, profile: known)
    case ("source_example", let seed?, let index?, nil, nil):
      return .sourceExample(seed: seed, index: index)
    case ("given", nil, nil, nil, let name?):
      return .given(name: name)
    default:
      throw MalformedHeader(
        "its provenance is none of these: generated, with seed, index and profile; "
          + "source_example, with seed and index; given, with name; shrunk, with one of them as its "
          + "origin")
    }
  }
}
