import CrossCheck
import Reports
import Tensors
import Testing

/// A mark that combines with a special character makes another character of it for Swift, and for nobody
/// who reads bytes.
@Suite struct CombiningMarkTests {
  @Test("A word for a shell is one word, whatever combines with its quotation marks")
  func shell() {
    #expect(
      shellQuoted("x'\u{301};touch y;echo '\u{301}") == "'x'\\''\u{301};touch y;echo '\\''\u{301}'")
    #expect(shellQuoted("it's") == "'it'\\''s'")
  }

  @Test("A span of code is ended by nothing within it")
  func code() {
    for text in ["a`\u{301} <b>", "a|\u{301}b", "`\u{20DD}"] {
      let code = MarkdownText.code(text)
      #expect(code.hasPrefix("<code>"))
      #expect(!code.unicodeScalars.contains { "`|".unicodeScalars.contains($0) }, "\(code)")
    }
  }

  @Test("A property of an annotation is ended by nothing within it")
  func annotation() {
    let line = WorkflowCommand(.error, title: "a,\u{301}b:\u{301}c%\u{301}", lines: ["50 %\u{301}"])
      .line
    let title = line.unicodeScalars.split(separator: "=")[1].split(separator: ":")[0]
    #expect(String(String.UnicodeScalarView(title)) == "a%2C\u{301}b%3A\u{301}c%25\u{301}")
    #expect(line.hasSuffix("::50 %25\u{301}"))
  }

  @Test("Lines that end as Windows ends them are lines")
  func windows() {
    let finding = Finding(
      index: 1, subject: "port", verdict: .failed, profile: nil,
      sizes: .init(steps: 1, batch: 2, inputSize: 3, hiddenSize: 4), options: [:], first: nil,
      explanation: "first\r\nsecond\r\n")
    #expect(finding.explanation == "first\nsecond\n")
  }
}
