import CrossCheck

/// A report for what reads JUnit's XML: a suite for each subject, a test case for each profile of it, or
/// each layer of a model.
///
/// ```xml
/// <testsuites name="lockstep" tests="2" failures="1" errors="0" skipped="0" time="0.500">
/// <testsuite name="native 0.1.0, lstm, float32" tests="2" failures="1" errors="0" skipped="0">
/// <testcase classname="native" name="generic">
/// <failure message="case 12 diverges (generic, T=3 B=2 I=5 H=4)" type="gates_ifjo">h, step 0, …</failure>
/// <system-out>…</system-out>
/// </testcase>
/// …
/// ```
///
/// Every finding is an element of its own, the worst first: some readers show the first alone, so that
/// the test case's output lists all where there are several. The time is that of the whole; all else
/// is the same in every run.
public struct JUnitReport: ContentsReport {
  public static let name = "junit"
  public static let fileExtension = "xml"

  public init() {}

  static func text(_ contents: ReportContents) -> String {
    var suites = contents.subjects.enumerated().map { place, subject in
      JUnitSuite(
        name: subject.title, properties: properties(subject, contents),
        cases: cases(subject, contents.findings.filter { $0.subjectIndex == place }, contents))
    }
    if let whole = JUnitCase(whole: contents) {
      suites.insert(JUnitSuite(name: "lockstep", properties: [], cases: [whole]), at: 0)
    }
    if let gate = contents.gate {
      suites.insert(JUnitSuite(name: "gate", properties: [], cases: JUnitCase.all(of: gate)), at: 0)
    }
    let counts = JUnitSuite.counts(of: suites.flatMap(\.cases))
    let root = XMLElement("testsuites", children: suites.map(\.element))
      .adding(
        [("name", "lockstep")] + counts + [("time", NumberText.fixed(contents.seconds, places: 3))])
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + root.source
  }

  /// One for each group of the subject, and for each that only a finding names.
  private static func cases(
    _ subject: SubjectContents, _ findings: [FindingContents], _ contents: ReportContents
  ) -> [JUnitCase] {
    var groups = subject.groups
    for finding in findings where !groups.contains(where: { $0.name == finding.group }) {
      groups.append((finding.group, Summary()))
    }
    return groups.map { name, summary in
      JUnitCase(
        name, of: subject.name, summary, findings.filter { $0.group == name }, contents)
    }
  }

  private static func properties(
    _ subject: SubjectContents, _ contents: ReportContents
  ) -> [(name: String, value: String)] {
    let summary = subject.summary
    var properties = [
      ("subject", subject.name), ("version", subject.version),
      ("cell", subject.cells.joined(separator: ", ")), ("dtype", subject.dtype),
    ]
    if let seed = contents.seed { properties.append(("seed", String(seed))) }
    if let grade = summary.grade { properties.append(("grade", grade.rawValue)) }
    if let worst = summary.worst {
      properties.append(("worst_ratio", NumberText.exact(worst.element.ratio)))
    }
    if let command = contents.command { properties.append(("command", command)) }
    return properties + contents.environment
  }
}
