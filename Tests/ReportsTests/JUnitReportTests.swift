import CrossCheck
import Foundation
import Reports
import Tensors
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct JUnitReportTests {
  private func text(_ record: CampaignRecord, seconds: Double = 0.5) -> String {
    var context = someContext
    context.seconds = seconds
    return JUnitReport().render(record, context)
  }

  @Test("A finding is a failure of its profile's test case, with all that is known of it")
  func finding() throws {
    let text = text(try record([1, 5], expected: [1, 1], bound: [1, 0.5]))
    #expect(
      text == """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="lockstep" tests="1" failures="1" errors="0" skipped="0" time="0.500">
        <testsuite name="fixed 1.2, rnn, float32" tests="1" failures="1" errors="0" skipped="0">
        <properties>
        <property name="subject" value="fixed"/>
        <property name="version" value="1.2"/>
        <property name="cell" value="rnn"/>
        <property name="dtype" value="float32"/>
        <property name="seed" value="7"/>
        <property name="worst_ratio" value="8.0"/>
        <property name="command" value="lockstep fuzz --seed 7 --cases 1"/>
        <property name="numpy" value="1.24"/>
        <property name="python" value="3.11"/>
        </properties>
        <testcase classname="fixed" name="probe">
        <failure message="case 11 diverges (probe, T=1 B=2 I=3 H=1)" type="diverges">h, step 0, batch row 1, unit 0
        expected  1.0
        actual    5.0
        bound     0.5
        ratio     8
        h differs by more than rounding can explain. The first step is wrong already. It is the only one of 2 elements beyond its bound.
        lockstep replay 7:11 --cell rnn</failure>
        <system-out>1 case, 1 diverging, worst ratio 8</system-out>
        </testcase>
        </testsuite>
        </testsuites>

        """, "\(text)")
  }

  @Test("All findings of a profile are told, the worst first, and a profile that agrees passes")
  func several() throws {
    let findings =
      [2, 9, 4].enumerated().map { someFinding($0, of: "port", ratio: Double($1)) }
      + [someFinding(3, of: "port", verdict: .failed, explanation: "no answer")]
    let root = try #require(
      try Element(text(record(named: "port", findings: findings, agreeing: 2))))
    #expect(root["tests"] == "2" && root["failures"] == "1" && root["errors"] == "0")
    let cases = root.all("testcase")
    #expect(cases.map { $0["name"] } == ["probe", "tiny"])
    #expect(
      cases[0].all("failure").map { $0["message"]?.prefix(6) } == ["case 1", "case 2", "case 0"])
    #expect(cases[0].all("error").map { $0["type"] } == ["failed"])
    // For readers that show the first alone.
    let output = try #require(cases[0].all("system-out").first?.text)
    for index in 0..<4 { #expect(output.contains("lockstep replay 7:\(index) --cell rnn")) }
    #expect(cases[1].children.map(\.name) == ["system-out"])
  }

  @Test("Cases that are beyond those told in full fail their profile too")
  func untold() throws {
    let options = CampaignOptions(signature: .rnn, seed: 7, cases: 3)
    var record = CampaignRecord(of: options)
    record.record(
      .started(options, SubjectDescription(name: "port", version: "", dtype: "float64")))
    for (index, verdict) in [Verdict.diverges, .diverges, .failed].enumerated() {
      record.record(
        .judged(
          CaseResult(
            index: index, profile: index == 0 ? .tiny : .exact, sizes: someSizes, verdict: verdict,
            comparison: nil)))
    }
    record.record(.ended(completed: true))
    let root = try #require(try Element(text(record)))
    let messages = root.all("testcase").map { $0.children.compactMap { $0["message"] } }
    #expect(messages == [["1 case diverging"], ["1 case diverging", "1 case failed"]])
  }

  @Test("A subject without an answer is an error, what proves nothing is skipped and no success")
  func others() throws {
    let failed = try #require(try Element(text(try record([], expected: [], bound: []))))
    #expect(failed["errors"] == "1" && failed["failures"] == "0")
    #expect(failed.all("error").first?.text.contains("no \"answer\"\n  File x.py") == true)
    let none = try #require(
      try Element(text(try record([1, 1], expected: [1, 1], bound: [.infinity, .infinity]))))
    #expect(none["skipped"] == "1" && none["errors"] == "1")
    #expect(none.all("skipped").first?["message"]?.hasPrefix("case 11 is inconclusive") == true)
    #expect(none.all("error").first?["type"] == "inconclusive")
  }

  @Test("A campaign that was stopped, or compared nothing, is not green; an empty shard is")
  func stopped() throws {
    let stopped = try #require(
      try Element(
        text(try record([16, 16], expected: [16, 16], bound: [1, 1], isComplete: false))))
    #expect(stopped["errors"] == "1" && stopped["tests"] == "2")
    #expect(stopped.all("testcase").first?["name"] == "stopped early")
    var empty = CampaignRecord(of: CampaignOptions(cases: 0))
    empty.record(.ended(completed: true))
    let nothing = try #require(try Element(text(empty)))
    #expect(nothing["errors"] == "1" && nothing["tests"] == "1")
    #expect(nothing.all("error").first?["message"] == "inconclusive: nothing was compared")
    var part = CampaignRecord(of: CampaignOptions(cases: 32), shard: Shard(1, of: 2))
    part.record(.ended(completed: true))
    let shard = try #require(try Element(text(part)))
    #expect(shard["errors"] == "0" && shard["skipped"] == "1")
  }

  @Test("What is accepted is no failure, and told")
  func accepted() throws {
    let findings = [someFinding(3, of: "port", ratio: 2, isAccepted: true)]
    // No case was judged: the finding alone says that there is one.
    let options = CampaignOptions(signature: .rnn, seed: 7, cases: 1)
    var record = CampaignRecord(of: options)
    record.record(.started(options, SubjectDescription(name: "port", version: "", dtype: "f")))
    record.record(
      .judged(
        CaseResult(
          index: 1, profile: .probe, sizes: someSizes, verdict: .agrees, comparison: nil)))
    findings.forEach { record.record(.found($0)) }
    record.record(.ended(completed: true))
    let root = try #require(try Element(text(record)))
    #expect(root["failures"] == "0" && root["tests"] == "1")
    #expect(root.all("system-out").first?.text.contains("case 3 diverges, accepted") == true)
  }

  @Test("Any text is well-formed XML, and is read as it was written", arguments: hostileTexts)
  func hostile(name: String) throws {
    let findings = [
      someFinding(3, of: name, ratio: 2, explanation: name, caseFile: name),
      someFinding(4, of: name, verdict: .failed, explanation: name),
    ]
    let text = text(record(named: name, findings: findings))
    let root = try #require(try Element(text))
    let held = String(
      String.UnicodeScalarView(
        name.unicodeScalars.map { scalar in
          let isControl = scalar.value < 0x20 && !"\t\n\r".unicodeScalars.contains(scalar)
          return isControl || scalar.properties.isNoncharacterCodePoint ? "\u{FFFD}" : scalar
        }))
    let test = try #require(root.all("testcase").first)
    #expect(test["classname"]?.unicodeScalars.elementsEqual(held.unicodeScalars) == true)
    #expect(test.children.map(\.name) == ["failure", "error", "system-out"])
  }

  @Test("But for the time, two runs are the same bytes")
  func determinism() throws {
    let findings = (0..<50).map { someFinding($0, of: "port", ratio: Double($0 % 3 + 2)) }
    let record = record(named: "port", findings: findings)
    let (one, other) = (text(record, seconds: 0.5), text(record, seconds: 1234.56789))
    #expect(other.contains(" time=\"1234.568\""))
    #expect(one.replacing(" time=\"0.500\"", with: " time=\"1234.568\"") == other)
    #expect(one.split(separator: " time=").count == 2)
  }
}

/// An element as a parser reads it.
private final class Element {
  let name: String
  private let attributes: [String: String]
  private(set) var children: [Element] = []
  private(set) var text = ""

  private init(name: String, attributes: [String: String]) {
    (self.name, self.attributes) = (name, attributes)
  }

  subscript(name: String) -> String? { attributes[name] }

  /// All elements of that name within, in the order of the document.
  func all(_ name: String) -> [Element] {
    children.flatMap { ($0.name == name ? [$0] : []) + $0.all(name) }
  }

  convenience init?(_ document: String) throws {
    let reader = Reader()
    let parser = XMLParser(data: Data(document.utf8))
    parser.delegate = reader
    guard parser.parse(), let root = reader.root else { return nil }
    self.init(name: root.name, attributes: root.attributes)
    children = root.children
  }

  private final class Reader: NSObject, XMLParserDelegate {
    var root: Element?
    private var open: [Element] = []

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      let element = Element(name: name, attributes: attributes)
      open.last?.children.append(element)
      root = root ?? element
      open.append(element)
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
      open.last?.text += string
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
    ) {
      open.removeLast()
    }
  }
}
