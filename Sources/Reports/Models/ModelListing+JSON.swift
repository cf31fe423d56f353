extension ModelListing {
  /// The members of a model's JSON object.
  static func members(of model: ModelDescription) -> [(name: String, value: JSONValue)] {
    [
      ("path", .string(model.path)),
      ("format", .string(model.format)),
      ("variables", .array(model.variables.map(variable))),
      ("layers", .array(model.parts.map(part))),
      ("parameters", .integer(model.parts.map(\.parameters).reduce(0, +))),
      ("assumptions", .array(model.assumptions.map { .string($0) })),
      ("notes", .array(model.notes.map { .string($0) })),
      ("problem", JSONValue(model.problem)),
    ]
  }

  private static func variable(_ variable: VariableDescription) -> JSONValue {
    .object([
      ("name", .string(variable.name)),
      ("dtype", .string(variable.dtype)),
      ("shape", .array(variable.shape.map { .integer($0) })),
      ("bytes", variable.bytes.map(JSONValue.integer) ?? .null),
      ("role", .string(variable.role)),
      ("set_aside", .boolean(variable.isSetAside)),
    ])
  }

  private static func part(_ part: PartDescription) -> JSONValue {
    .object([
      ("part", .string(part.part)),
      ("name", .string(part.name)),
      ("cell", .string(part.cell)),
      ("input_size", .integer(part.inputSize)),
      ("size", .integer(part.size)),
      ("projection_size", part.projectionSize.map(JSONValue.integer) ?? .null),
      ("splice", part.splice.map { .array($0.map { .integer($0) }) } ?? .null),
      (
        "options",
        .object(part.options.sorted { $0.key < $1.key }.map { ($0.key, .number($0.value)) })
      ),
      ("parameters", .integer(part.parameters)),
      ("formula", .string(part.formula)),
    ])
  }
}
