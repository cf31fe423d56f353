import CrossCheck
import Tensors

extension RecordedShard {
  /// The version of the object `shard` in a report.
  static let format = 4

  /// Reads a JSON report.
  ///
  /// - Throws: `MalformedReport` if it is none, contradicts itself, or is of no shard that this
  ///   version can merge.
  public init(report bytes: [UInt8]) throws(MalformedReport) {
    let report = try JSONMembers(JSONValue(parsing: bytes), of: "the report")
    guard try report.text("schema") == JSONReport.schema else {
      throw MalformedReport("its schema is not \(JSONReport.schema)")
    }
    guard report.has("shard") else {
      throw MalformedReport("it is of no shard: make it with lockstep fuzz --shard I/N")
    }
    let shard = try report.members("shard")
    let format = try shard.integer("format")
    guard format == Self.format else {
      throw MalformedReport("its shard has the format \(format), not \(Self.format)")
    }
    let generator = try shard.integer("generator")
    guard generator == CampaignOptions.generatorVersion else {
      throw MalformedReport(
        "its cases were drawn by version \(generator) of the generator, not by "
          + "\(CampaignOptions.generatorVersion)")
    }
    let (number, count) = (try shard.integer("number"), try shard.integer("of"))
    guard let part = Shard(number, of: count) else {
      throw MalformedReport("there is no shard \(number)/\(count)")
    }
    self.shard = part
    seed = try shard.unsigned("seed")
    cases = try shard.count("cases")
    arguments = try shard.texts("arguments")
    let name = try shard.text("subject")
    subject = SubjectDescription(
      name: name, version: try shard.text("subject_version"), dtype: try shard.text("dtype"))
    environment = try report.members("environment").allTexts()
    campaign = try report.members("campaign")
    seconds = try shard.number("seconds")
    isComplete = try shard.boolean("complete")
    summary = try Summary(shard.members("tally"))
    profiles = try shard.list("profiles").map { members throws(MalformedReport) in
      var record = ProfileRecord(
        profile: try members.optionalValue("profile", Profile.init(rawValue:)))
      record.summary = try Summary(members.members("tally"))
      return record
    }
    warningCount = try shard.count("warning_count")
    warnings = try shard.list("warnings").map { warning throws(MalformedReport) in
      try Warning(warning)
    }
    let seed = seed
    findings = try shard.list("findings").map { finding throws(MalformedReport) in
      try Finding(finding, subject: name, seed: seed)
    }
    try refuseContradictions(in: report)
  }
}

extension Summary {
  fileprivate init(_ tally: JSONMembers) throws(MalformedReport) {
    self.init()
    cases = try tally.count("cases")
    steps = try tally.count("steps")
    elements = try tally.count("elements")
    unverifiable = try tally.count("unverifiable")
    agrees = try tally.count("agrees")
    diverges = try tally.count("diverges")
    accepted = try tally.count("accepted")
    inconclusive = try tally.count("inconclusive")
    failed = try tally.count("failed")
    verifiedInSteps = try tally.count("verified_in_steps")
    inconclusiveWithSteps = try tally.count("inconclusive_with_steps")
    suspectedBiases = try tally.count("suspected_biases")
    worstGrade = try tally.optionalValue("worst_grade", Grade.init(rawValue:))
    if let evidence = try tally.optionalMembers("grade_b") {
      gradeB = GradeBEvidence(
        index: try evidence.count("index"),
        profile: try evidence.optionalValue("profile", Profile.init(rawValue:)),
        element: try ElementComparison(evidence.members("element")))
    }
    if let element = try tally.optionalMembers("worst") {
      worst = (try tally.count("worst_index"), try ElementComparison(element))
    }
    worstStatisticalRatio = try tally.number("worst_statistical_ratio")
    maxAbsoluteError = try tally.number("max_abs_error")
    maxRelativeError = try tally.number("max_rel_error")
    maxUnitsInTheLastPlace = try tally.number("max_ulps")
    detectableBias = try tally.optionalNumber("detectable_bias")
    activationRoundoffsNeeded = try tally.optionalNumber("activation_roundoffs_needed")
    anchored = try tally.texts("anchored")
    carried = try tally.texts("carried")
    ratios = try RatioDistribution(tally.members("ratios"))
    coverage = try SizeCoverage(tally.members("sizes"))
  }
}

extension ElementComparison {
  fileprivate init(_ members: JSONMembers) throws(MalformedReport) {
    self.init(
      tensor: try members.text("tensor"), step: try members.count("step"),
      batch: try members.count("batch"), unit: try members.count("unit"),
      basis: try members.optionalText("basis"), expected: try members.number("expected"),
      actual: try members.number("actual"), bound: try members.number("bound"),
      ratio: try members.number("ratio"))
  }
}

extension Warning {
  fileprivate init(_ members: JSONMembers) throws(MalformedReport) {
    var bias: SuspectedBias?
    if let suspected = try members.optionalMembers("suspected_bias") {
      bias = SuspectedBias(
        gate: try suspected.text("gate"), unit: try suspected.count("unit"),
        estimate: try suspected.number("estimate"), threshold: try suspected.number("threshold"),
        isLocated: try suspected.boolean("is_located"))
    }
    self.init(
      index: try members.count("index"),
      statisticalRatio: try members.optionalNumber("statistical_ratio"), suspectedBias: bias)
  }
}

extension Finding {
  fileprivate init(
    _ members: JSONMembers, subject: String, seed: UInt64
  ) throws(MalformedReport) {
    let sizes = try members.members("sizes")
    var first: ElementComparison?
    if let element = try members.optionalMembers("first") { first = try .init(element) }
    var origin: ElementComparison?
    if let element = try members.optionalMembers("origin") { origin = try .init(element) }
    self.init(
      index: try members.count("index"), subject: subject,
      verdict: try members.value("verdict", Verdict.init(rawValue:)),
      profile: try members.optionalValue("profile", Profile.init(rawValue:)),
      sizes: Sizes(
        steps: try sizes.count("steps"), batch: try sizes.count("batch"),
        inputSize: try sizes.count("input_size"), hiddenSize: try sizes.count("hidden_size"),
        projectionSize: sizes.has("projection_size")
          ? try sizes.count("projection_size") : nil),
      options: try members.members("options").allNumbers(), first: first,
      origin: origin, explanation: try members.text("explanation"),
      cause: try members.text("cause"), seed: seed,
      isAccepted: try members.boolean("accepted"))
    endedProcess = try members.boolean("ended_process")
  }
}
