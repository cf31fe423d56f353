/// A suite of tests as JUnit's XML has it.
struct JUnitSuite {
  let name: String
  let properties: [(name: String, value: String)]
  let cases: [JUnitCase]

  var element: XMLElement {
    var children = cases.map(\.element)
    if !properties.isEmpty {
      let elements = properties.map { name, value in
        XMLElement("property", ["name": name, "value": value])
      }
      children.insert(XMLElement("properties", children: elements), at: 0)
    }
    return XMLElement("testsuite", ["name": name], children: children)
      .adding(Self.counts(of: cases))
  }

  /// How many test cases there are, and how many of each outcome; each is of one.
  static func counts(of cases: [JUnitCase]) -> [(name: String, value: String)] {
    func count(_ outcome: JUnitCase.Outcome) -> String {
      String(cases.count { $0.outcome == outcome })
    }
    return [
      ("tests", String(cases.count)), ("failures", count(.failure)), ("errors", count(.error)),
      ("skipped", count(.skipped)),
    ]
  }
}

extension XMLElement {
  /// The element with more attributes.
  func adding(_ attributes: [(name: String, value: String)]) -> XMLElement {
    var element = self
    element.attributes += attributes
    return element
  }
}
