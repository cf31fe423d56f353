import CrossCheck
import Foundation
import Reports
import Tensors
import Testing

@Suite struct DiagnosisReportTests {
  private func explanation(
    _ name: String, verified: Int = 2, evidence: Double = 30
  ) -> Explanation {
    Explanation(
      mistakes: name.split(separator: "+").map(String.init), sentence: "\(name) was done",
      sources: ["somebody's \u{1B}[31m issue"], elements: 2, verified: verified, worstRatio: 0.5,
      evidence: evidence)
  }

  /// The one finding of a campaign, with a diagnosis.
  private func text(_ explanations: [Explanation], tellingApart: String? = nil) throws -> String {
    let diagnosis = Diagnosis(explanations: explanations, tried: 9, tellingApart: tellingApart)
    let record = try record([1, 5], expected: [1, 1], bound: [1, 0.5]) { finding in
      var finding = finding
      finding.add(diagnosis)
      return finding
    }
    return TextReport().render(record, someContext)
  }

  private func words(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test("What explains every finding is told first")
  func common() throws {
    let text = try text([explanation("a")])
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[2] == "explained by        a: a was done", "\(text)")
    #expect(words(text).contains("Explained by a: a was done; all 2 elements are within"))
  }

  @Test("What may fit by chance is told as such")
  func chance() throws {
    // 2 to the power of 4 is more than 9; with the margin 10 bits are needed.
    let weak = try text([explanation("a", evidence: 9)])
    #expect(weak.contains("perhaps             a: a was done"), "\(weak)")
    #expect(words(weak).contains("Perhaps explained by a: a was done"))
    #expect(words(weak).contains("may fit by chance"))
    #expect(try !text([explanation("a", evidence: 10)]).contains("erhaps"))
  }

  @Test("Two that the data cannot tell apart, and the case that does")
  func tie() throws {
    let text = try words(text([explanation("a+b"), explanation("c")], tellingApart: "1:37"))
    #expect(text.contains("explained by a+b or c worst ratio"), "\(text)")
    #expect(
      text.contains(
        "Two explanations cannot be told apart by these data: a+b (a+b was done), or c (c was done). "
          + "The case 1:37 tells the first two apart."), "\(text)")
  }

  @Test("Of many only the first are named")
  func many() throws {
    let text = try words(text((1...7).map { explanation("m\($0)") }))
    #expect(text.contains("explained by m1 or m2 or m3 or m4 or 3 more"), "\(text)")
    #expect(text.contains("7 explanations cannot be told apart"))
    #expect(!text.contains("m5"))
  }

  @Test("Nothing known, and elements of which nothing can be verified")
  func nothing() throws {
    let none = try words(text([]))
    #expect(none.contains("explained by nothing known"), "\(none)")
    #expect(none.contains("Nothing known explains it: 9 mistakes and combinations"), "\(none)")
    let partly = try words(text([explanation("a", verified: 1)]))
    #expect(partly.contains("all 1 of 2 elements that can be verified are within"), "\(partly)")
  }

  @Test("A cause that the errors show by themselves is told, and not that nothing is known")
  func evident() throws {
    let diagnosis = Diagnosis(explanations: [], tried: 9, evidentCause: "z lacks it")
    let record = try record([1, 5], expected: [1, 1], bound: [1, 0.5]) { finding in
      var finding = finding
      finding.add(diagnosis)
      return finding
    }
    for format in allReports {
      let text = format.init().render(record, someContext)
      #expect(
        text.contains("z lacks it") || format == GitHubReport.self || format == JUnitReport.self)
      #expect(!text.lowercased().contains("nothing known"), "\(text)")
    }
    let text = TextReport().render(record, someContext)
    #expect(text.contains("\nexplained by        z lacks it\n"), "\(text)")
    #expect(text.contains("elements beyond its bound.\n  ci/lockstep replay"), "\(text)")
    let own = try diagnose(diagnosis, .ofCase(path: "c.npz", tensors: ["h"]))
    #expect(own.hasPrefix("diverges: z lacks it tried 9") && !own.contains("next step"), "\(own)")
  }

  /// What `lockstep diagnose` says of one right element and one that nothing can be said about.
  private func diagnose(
    _ diagnosis: Diagnosis?, _ source: DiagnosisSource, cause: String = ""
  ) throws -> String {
    let sizes = Sizes(steps: 1, batch: 2, inputSize: 3, hiddenSize: 1)
    let comparison = try Comparison(
      of: Trace(tensors: ["h": Tensor([1, 2, 1], [1, 1] as [Float])]),
      to: Case(
        .rnn, sizes: sizes,
        tensors: [
          "inputs": Tensor([1, 2, 3], repeating: 0.5), "kernel": Tensor([4, 1], repeating: 0.25),
          "bias": Tensor([1], [0.125]), "initial_h": Tensor([2, 1], [1, 2]),
        ], provenance: .given(name: "x")),
      judgement: Judgement(
        checks: [Check(tensor: "h", units: 1, expected: [1, 1], bound: [0.01, 0.5])],
        biasTests: [], activationRoundoffsNeeded: nil, anchored: ["h"], carried: []),
      contract: .relative)
    let record = DiagnosisRecord(
      data: [], subject: "port", signature: .lstm, sizes: sizes,
      verdict: diagnosis == nil ? .agrees : .diverges, comparison: comparison, explanation: "",
      cause: cause, diagnosis: diagnosis, source: source)
    return words(DiagnosisReport.text([record], someContext))
  }

  @Test("Where nothing known explains it, what to do next")
  func nextStep() throws {
    let nothing = Diagnosis(explanations: [], tried: 9)
    let outputs = try diagnose(nothing, .ofCase(path: "c.npz", tensors: ["c", "h"]))
    #expect(outputs.contains("steps with the same arguments shows every stage of the first wrong"))
    #expect(
      outputs.contains("with i, j, f, o in the trace it would be narrowed down"), "\(outputs)")
    let gates = try diagnose(nothing, .ofCase(path: "c.npz", tensors: ["i", "j", "f", "o", "h"]))
    #expect(gates.contains("shows every stage of the first wrong step"))
    #expect(!gates.contains("narrowed down"), "\(gates)")
    let known = try diagnose(nothing, .ofLayer(layersBelow: 1), cause: "The order is the cause.")
    #expect(!known.contains("next step"), "\(known)")
    #expect(known.contains("assumed each mistake in all 2 layers at once"), "\(known)")
    #expect(try !diagnose(nothing, .ofLayer(layersBelow: 0)).contains("layers at once"))
  }

  @Test("Two explanations, and how a case is had that tells them apart")
  func tellingApart() throws {
    let two = Diagnosis(explanations: [explanation("a"), explanation("b")], tried: 9)
    #expect(try diagnose(two, .ofCase(path: nil, tensors: [])).contains("--telling-apart FILE.npz"))
    #expect(try !diagnose(two, .ofLayer(layersBelow: 0)).contains("--telling-apart"))
    let one = Diagnosis(explanations: [explanation("a")], tried: 9)
    #expect(try !diagnose(one, .ofCase(path: nil, tensors: [])).contains("--telling-apart"))
  }

  @Test("An agreement says what it does not show")
  func agreement() throws {
    let text = try diagnose(nil, .ofCase(path: "c.npz", tensors: ["h"]))
    #expect(text.contains("unverifiable 1 of 2 elements: nothing can be said about it"), "\(text)")
    #expect(text.contains("lockstep sensitivity --cases c.npz tells which mistakes"), "\(text)")
    #expect(try !diagnose(nil, .ofCase(path: nil, tensors: ["h"])).contains("sensitivity"))
  }

  @Test("A diagnosis of its own: the name is the headline, and what is hostile is escaped")
  func ownReport() throws {
    var found: Finding?
    let campaign = try record([1, 5], expected: [1, 1], bound: [1, 0.5]) { finding in
      found = finding
      return finding
    }
    let worst = try #require(campaign.summary.worst?.element)
    #expect(worst == found?.first)
    let sizes = Sizes(steps: 1, batch: 2, inputSize: 3, hiddenSize: 1)
    let result = try #require(found)
    let comparison = try Comparison(
      of: Trace(tensors: ["h": Tensor([1, 2, 1], [1, 5] as [Float])]),
      to: Case(
        .rnn, sizes: sizes,
        tensors: [
          "inputs": Tensor([1, 2, 3], repeating: 0.5), "kernel": Tensor([4, 1], repeating: 0.25),
          "bias": Tensor([1], [0.125]), "initial_h": Tensor([2, 1], [1, 2]),
        ], provenance: .given(name: "x")),
      judgement: Judgement(
        checks: [Check(tensor: "h", units: 1, expected: [1, 1], bound: [1, 0.5])], biasTests: [],
        activationRoundoffsNeeded: nil, anchored: ["h"], carried: []), contract: .relative)
    let record = DiagnosisRecord(
      data: [("case", "a\u{1B}[31m.npz")], subject: "port", signature: .rnn, sizes: sizes,
      verdict: result.verdict, comparison: comparison, explanation: result.explanation,
      diagnosis: Diagnosis(explanations: [explanation("a")], tried: 9),
      source: .ofCase(path: nil, tensors: ["h"]))
    let text = DiagnosisReport.text([record], someContext)
    #expect(text.hasPrefix("diverges: explained by a\n\na               a was done\n"), "\(text)")
    #expect(!text.unicodeScalars.contains("\u{1B}"))
    let object = try JSONSerialization.jsonObject(
      with: Data(DiagnosisReport.json([record], someContext).utf8))
    let results = try #require((object as? [String: Any])?["results"] as? [[String: Any]])
    let diagnosis = try #require(results.first?["diagnosis"] as? [String: Any])
    #expect(diagnosis["tried"] as? Int == 9)
  }
}
