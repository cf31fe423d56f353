import Tensors

/// `lockstep-baseline/1`, with its keys sorted, so that two of them can be compared line by line:
///
/// ```json
/// {
///   "allowed": { "failed": 0, "inconclusive": 0 },
///   "campaign": { "cases": 1000, "generator": 1, "options": "", "seed": 1, "sensitivity_limit": 500 },
///   "models": { "long": { "kernels": "avx512", "layers": { "native, layer 0": 0.147 } } },
///   "schema": "lockstep-baseline/1",
///   "sensitivity": { "caught": 154, "missed": [] },
///   "subjects": {
///     "engine": {
///       "cases": { "lstm float32": { "probe": { "cases": 128, "worst_ratio": 0.585 } } },
///       "ran_as": "engine:avx512"
///     }
///   }
/// }
/// ```
extension Baseline {
  static let schema = "lockstep-baseline/1"

  /// Far more than any baseline has.
  public static let mostBytes = 1 << 20

  /// - Throws: `MalformedReport` if it is none.
  public init(parsing bytes: [UInt8]) throws(MalformedReport) {
    guard bytes.count <= Self.mostBytes else {
      throw MalformedReport("it is too large for a baseline")
    }
    do {
      try self.init(JSONMembers(JSONValue(parsing: bytes), of: "the baseline"))
    } catch {
      // Names in it are somebody else's.
      throw MalformedReport(error.description.printable)
    }
  }

  private init(_ members: JSONMembers) throws(MalformedReport) {
    let schema = try members.text("schema")
    guard schema == Self.schema else {
      throw MalformedReport("its schema is '\(schema)', not '\(Self.schema)'")
    }
    let campaign = try members.members("campaign")
    self.init(
      settings: GateSettings(
        seed: try campaign.unsigned("seed"), cases: try campaign.count("cases"),
        options: try campaign.text("options"), generator: try campaign.count("generator"),
        sensitivityLimit: try campaign.optionalCount("sensitivity_limit")))
    let allowed = try members.members("allowed")
    self.allowed.failed = try Self.share("failed", allowed)
    self.allowed.inconclusive = try Self.share("inconclusive", allowed)
    let subjects = try members.members("subjects")
    for name in subjects.names { self.subjects[name] = try Subject(subjects.members(name)) }
    let models = try members.members("models")
    for name in models.names {
      let model = try models.members(name)
      let layers = try model.members("layers")
      var ratios: [String: Double?] = [:]
      for layer in layers.names {
        ratios.updateValue(try layers.optionalRatio(layer), forKey: layer)
      }
      self.models[name] = Model(kernels: try model.optionalText("kernels"), ratios: ratios)
    }
    if let sensitivity = try members.optionalMembers("sensitivity") {
      self.sensitivity = Sensitivity(
        caught: try sensitivity.count("caught"), missed: try sensitivity.texts("missed"))
    }
  }

  private static func share(
    _ key: String, _ members: JSONMembers
  ) throws(MalformedReport) -> Double {
    let share = try members.number(key)
    guard (0...1).contains(share) else {
      throw MalformedReport("'\(key)' below 'allowed' is no share from 0 to 1")
    }
    return share
  }

  /// The file's text, with a newline at its end.
  public var text: String { json.text + "\n" }

  private var json: JSONValue {
    .object([
      (
        "allowed",
        .object([
          ("failed", Self.number(allowed.failed)),
          ("inconclusive", Self.number(allowed.inconclusive)),
        ])
      ),
      ("campaign", settings.json),
      (
        "models",
        Self.sorted(models) { model in
          .object([
            ("kernels", JSONValue(model.kernels)),
            ("layers", Self.sorted(model.ratios) { $0.map(Self.number) ?? .null }),
          ])
        }
      ),
      ("schema", .string(Self.schema)),
      (
        "sensitivity",
        sensitivity.map { sensitivity in
          .object([
            ("caught", .integer(sensitivity.caught)),
            ("missed", .array(sensitivity.missed.map { .string($0) })),
          ])
        } ?? .null
      ),
      ("subjects", Self.sorted(subjects, \.json)),
    ])
  }

  static func sorted<Value>(
    _ members: [String: Value], _ json: (Value) -> JSONValue
  ) -> JSONValue {
    .object(members.sorted { $0.key < $1.key }.map { ($0.key, json($0.value)) })
  }

  /// A whole number without a fraction of 0.
  static func number(_ value: Double) -> JSONValue {
    Int(exactly: value).map(JSONValue.integer) ?? .number(value)
  }
}

extension GateSettings {
  /// `{ "cases": 1000, "generator": 1, "options": "", "seed": 1, "sensitivity_limit": 500 }`.
  var json: JSONValue {
    .object([
      ("cases", .integer(cases)), ("generator", .integer(generator)),
      ("options", .string(options)), ("seed", .unsigned(seed)),
      ("sensitivity_limit", sensitivityLimit.map(JSONValue.integer) ?? .null),
    ])
  }
}
