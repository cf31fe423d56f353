import Foundation
import Testing

/// Somebody's own program, judged like any other subject.
struct ExternalSubjectTests {
  private let folder: TemporaryFolder

  private static let sizes = [
    "--steps", "1...6", "--batch", "1...3", "--input-size", "2...9", "--hidden-size", "3...11",
    "--findings", "-",
  ]

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Port.source, "port.py")
  }

  private func fuzz(
    _ subject: String, _ arguments: [String] = [], environment: [String: String] = [:]
  ) throws -> Tool.Result {
    try Tool.run(
      ["fuzz", "--subject", subject] + Self.sizes + arguments,
      shell: "cd '\(folder.url.path)' && TMPDIR=$PWD \"$@\"", environment: environment)
  }

  @Test(
    arguments: [
      "python:port:run", "worker:\(Port.python) port.py worker",
      "command:\(Port.python) port.py {case} {trace}",
    ], ["tensorflow", "keras", "pytorch", "onnx", "kaldi"])
  func aRightPortAgrees(_ subject: String, layout: String) throws {
    let cases = subject.hasPrefix("command") ? "5" : "40"
    let result = try fuzz(subject, ["--cases", cases, "--layout", layout])
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(result.output.contains("agrees: \(cases) of \(cases) cases"))
    #expect(try folder.names() == ["port.py"], "nothing is left")
  }

  @Test func float64IsJudgedInFloat64() throws {
    let result = try fuzz("python:port:run", ["--cases", "20", "--dtype", "float64"])
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(result.output.contains("float64"))
  }

  @Test(arguments: ["tensorflow", "keras", "pytorch", "onnx", "kaldi"])
  func aWrongGateOrderIsNamed(_ layout: String) throws {
    let result = try fuzz(
      "worker:\(Port.python) port.py worker", ["--cases", "8", "--layout", layout],
      environment: ["PORT_ORDER": "fijo"])
    #expect(result.status == 1, "\(result.errors)")
    // One mistake explains it, in every layout: the forget bias is a part of the bias there.
    let order = try #require(
      [
        "tensorflow": "gates_fijo", "keras": "gates_fjio", "pytorch": "gates_fjio",
        "onnx": "gates_foji", "kaldi": "gates_ifjo",
      ][layout])
    #expect(result.output.contains("Explained by \(order):"), "\(result.output)")
    let replay = "--subject 'worker:\(Port.python) port.py worker' --layout \(layout)"
    #expect(result.output.contains(replay), "\(result.output)")
  }

  @Test func itWorksWhereItIsTold() throws {
    let result = try Tool.run(
      [
        "fuzz", "--subject", "worker:\(Port.python) port.py worker", "--cases", "5", "--findings",
        "-",
      ]
        + ["--working-folder", folder.url.path])
    #expect(result.status == 0, "\(result.output)\(result.errors)")
  }

  /// The case's one bias stands in both, so that a port that adds one of them is seen, and named.
  @Test(arguments: ["pytorch", "onnx"])
  func aPortThatAddsOneOfTwoBiasesDiverges(_ layout: String) throws {
    let text = Port.source
      .replacingOccurrences(of: #"a["bias_ih_l0"] + a["bias_hh_l0"]"#, with: #"a["bias_ih_l0"]"#)
      .replacingOccurrences(
        of: #"np.add(*np.split(a["B"][0], 2))"#, with: #"np.split(a["B"][0], 2)[0]"#)
    try folder.write(text, "port.py")
    let result = try fuzz(
      "worker:\(Port.python) port.py worker", ["--cases", "8", "--layout", layout])
    #expect(result.status == 1, "\(result.output)")
    #expect(
      result.output.contains("explained by        recurrent_bias_missing"), "\(result.output)")
  }

  @Test(arguments: ["tensorflow", "pytorch", "onnx"])
  func aPortIsToldThatAnLSTMIsOne(_ layout: String) throws {
    try folder.write(
      Port.source.replacingOccurrences(
        of: "    layout = header.get(",
        with: "    assert header[\"cell\"] == \"lstm\", header[\"cell\"]\n    layout = header.get("),
      "port.py")
    let result = try fuzz("python:port:run", ["--cases", "3", "--layout", layout])
    #expect(result.status == 0, "\(result.output)\(result.errors)")
  }

  /// What fits the few numbers of a shrunk case may not fit the case that it was shrunk from.
  @Test func aShrunkCaseOfAnUnknownFaultIsNotExplained() throws {
    // The last unit of h is lost: no known mistake, until there is but one unit.
    try folder.write(
      Port.source.replacingOccurrences(
        of: "h = np.tanh(c) * o", with: "h = np.tanh(c) * o; h[:, -1] = 0"), "port.py")
    let found = try Tool.run(
      ["fuzz", "--subject", "python:port:run", "--cases", "4"] + Self.wideSizes,
      shell: "cd '\(folder.url.path)' && \"$@\"")
    #expect(found.status == 1, "\(found.errors)")
    #expect(found.output.contains("explained by        nothing known"), "\(found.output)")
    let files = try FileManager.default.contentsOfDirectory(
      atPath: folder.path("lockstep-findings"))
    #expect(!files.isEmpty)
    let replayed = try Tool.run(
      ["replay", "--subject", "python:port:run"] + files.map { "lockstep-findings/\($0)" },
      shell: "cd '\(folder.url.path)' && \"$@\"")
    #expect(replayed.status == 1, "\(replayed.errors)")
    #expect(!replayed.output.contains("Explained by"), "\(replayed.output)")
  }

  /// The case alone is answered rightly.
  @Test func aSubjectThatKeepsItsStateFromCaseToCaseIsTold() throws {
    try folder.write(
      "KEPT = {}\n"
        + Port.source.replacingOccurrences(
          of: "    trace = {\"c\"", with: "    c, h = KEPT.get(c.shape, (c, h))\n    trace = {\"c\""
        )
        .replacingOccurrences(
          of: "    return {**trace, \"final_c\": c",
          with: "    KEPT[c.shape] = c, h\n    return {**trace, \"final_c\": c"), "port.py")
    let result = try Tool.run(
      [
        "fuzz", "--subject", "python:port:run", "--cases", "6", "--findings", "-", "--jobs", "1",
      ] + Self.wideSizes, shell: "cd '\(folder.url.path)' && \"$@\"")
    #expect(result.status == 1, "\(result.output)")
    let words = result.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      words.contains(
        "Run once more, in a process of its own, the subject agrees on this case: does it keep "
          + "something from one case to the next"), "\(result.output)")
    #expect(!words.contains("answered differently"), "\(result.output)")
  }

  /// Looking into a finding asks a subject again and again; one that tires then ends nothing.
  @Test func aSubjectThatAnswersNowAndThenEndsNoCampaign() throws {
    try folder.write(
      "ASKED = [0]\n"
        + Port.source.replacingOccurrences(of: "h = np.tanh(c) * o", with: "h = c * o")
        .replacingOccurrences(
          of: "    layout = header.get(",
          with: "    ASKED[0] += 1\n    if ASKED[0] > 12: raise RuntimeError(\"tired\")\n"
            + "    layout = header.get("), "port.py")
    let result = try Tool.run(
      ["fuzz", "--subject", "python:port:run", "--cases", "8", "--jobs", "1"] + Self.wideSizes,
      shell: "cd '\(folder.url.path)' && \"$@\"")
    #expect(result.status == 1, "\(result.errors)")
    #expect(result.output.contains("diverges: 0 of 8 cases in agreement, 8 diverging"))
    #expect(!result.errors.contains("Error"), "\(result.errors)")
  }

  private static let wideSizes = [
    "--steps", "3...6", "--batch", "2...3", "--input-size", "4...9", "--hidden-size", "7...11",
  ]
}
