import Foundation
import Lockstep
import Testing

/// Inputs and outputs in tables of Kaldi's: utterances of different lengths under keys.
@Suite struct CheckTableTests {
  @Test(
    "Archives and scripts, binary and text, gzipped and piped, agree",
    arguments: [
      ("ark:x.ark", "ark:y.ark", "\"$@\""), ("scp:x.scp", "ark,t:y.txt", "\"$@\""),
      ("ark:x.ark.gz", "scp:y.scp", "gzip x.ark; \"$@\""), ("ark:-", "ark:y.ark", "\"$@\" < x.ark"),
      ("ark:x.ark", "ark,t:-", "\"$@\" < y.txt"),
    ])
  func agrees(inputs: String, expected: String, shell: String) throws {
    let tables = try Tables()
    try tables.writeInputs("ark,scp:\(tables.path("x.ark")),\(tables.path("x.scp"))")
    try tables.writeOutputs("ark,scp:\(tables.path("y.ark")),\(tables.path("y.scp"))")
    try tables.writeOutputs("ark,t:\(tables.path("y.txt"))")
    let result = try tables.check(inputs, "--expected", expected, shell: shell)
    #expect(result.status == 0, "\(result.errors)\(result.output)")
    let text = Self.flowed(result.output)
    #expect(text.contains("4 utterances of 0 to 7 frames, 4 numbers each"), "\(text)")
    // 15 frames of 3 units, c and h and h from c, and h alone: what is past the ends is not counted.
    #expect(text.contains("135 elements") && text.contains("45 elements"), "\(text)")
    #expect(!text.contains("unverifiable"))
  }

  @Test("What diverges is named by its utterance")
  func diverges() throws {
    let tables = try Tables()
    try tables.writeInputs("ark:" + tables.path("x.ark"))
    try tables.writeOutputs("ark:" + tables.path("y.ark")) { entries in
      guard case .float32(var values) = entries[3].values else { return }
      values[2 * 3 + 1] += 0.001
      entries[3] = KaldiEntry(
        key: entries[3].key, shape: entries[3].shape, values: .float32(values))
    }
    let result = try tables.check("ark:x.ark", "--expected", "ark:y.ark", "--report", "json:r.json")
    #expect(result.status == 1, "\(result.errors)")
    let place = "h, step 2, batch row 3 (utterance spk2-utt7), unit 1"
    #expect(Self.flowed(result.output).contains(place), "\(result.output)")
    let json = try JSONSerialization.jsonObject(with: Data(tables.folder.text("r.json").utf8))
    let findings = (json as? [String: Any])?["findings"] as? [[String: Any]]
    #expect(findings?.map { $0["utterance"] as? String } == ["spk2-utt7"])
  }

  @Test("Text is judged with the digits that it was printed with")
  func digits() throws {
    let tables = try Tables()
    try tables.writeInputs("ark:" + tables.path("x.ark"))
    for format in ["%.3f", "%.3g", "%g"] {
      try tables.printOutputs("y.txt", format)
      let printed = try tables.check("ark:x.ark", "--expected", "ark,t:y.txt")
      #expect(printed.status == 0, "\(format): \(printed.errors)\(printed.output)")
      #expect(Self.flowed(printed.output).contains("printed with the digits that are there"))
    }
    // The same numbers, taken for all that there was.
    try tables.printOutputs("y.txt", "%.3f")
    let reader = try KaldiReader(KaldiReadSpecifier("ark:" + tables.path("y.txt")))
    var entries: [KaldiEntry] = []
    while let entry = try reader.next() {
      entries.append(
        KaldiEntry(key: entry.key, shape: entry.matrixShape ?? [], values: entry.values))
    }
    try tables.write(entries, "ark:" + tables.path("y.ark"))
    let exact = try tables.check("ark:x.ark", "--expected", "ark:y.ark")
    #expect(exact.status == 1, "\(exact.errors)\(exact.output)")
  }

  /// Three batches: of 400 frames; of 40 and 33; of 2, 1 and 0.
  @Test("Utterances of very different lengths are judged in batches, and reported as one")
  func batches() throws {
    let tables = try Tables(lengths: [33, 2, 400, 0, 1, 40])
    try tables.writeInputs("ark:" + tables.path("x.ark"))
    try tables.writeOutputs("ark:" + tables.path("y.ark"))
    let right = try tables.check("ark:x.ark", "--expected", "ark:y.ark")
    #expect(right.status == 0, "\(right.errors)\(right.output)")
    // 476 frames of 6 units, as often as above.
    let text = Self.flowed(right.output)
    #expect(text.contains("8,568 elements") && text.contains("2,856 elements"), "\(text)")
    for (row, frame, count) in [(0, 20, 33), (4, 0, 1), (2, 300, 400)] {
      try tables.writeOutputs("ark:" + tables.path("y.ark")) { entries in
        guard case .float32(var values) = entries[row].values else { return }
        values[frame * 6 + 5] += 0.001
        entries[row] = KaldiEntry(
          key: entries[row].key, shape: [count, 6], values: .float32(values))
      }
      let wrong = try tables.check("ark:x.ark", "--expected", "ark:y.ark")
      #expect(wrong.status == 1, "\(wrong.errors)")
      let text = Self.flowed(wrong.output)
      #expect(text.contains("h, step \(frame), batch row \(row) (utterance utt\(row)), unit 5"))
      #expect(text.contains("(T=400 B=6 I=2 H=6)"), "\(text)")
    }
  }

  @Test("The forgotten forget bias is named for a table, too")
  func forgetBias() throws {
    let tables = try Tables(lengths: [33, 2, 400])
    try tables.writeInputs("ark:" + tables.path("x.ark"))
    try tables.writeOutputs("ark:" + tables.path("y.ark"))
    let result = try tables.check("ark:x.ark", "--expected", "ark:y.ark", "--forget-bias", "0")
    #expect(result.status == 1, "\(result.errors)")
    let text = Self.flowed(result.output)
    #expect(text.contains("with 1 everything here agrees"), "\(text)")
    #expect(text.contains("Of 2610 elements"), "\(text)")
  }

  @Test(
    "A state that is not reset between utterances is named", arguments: [[7, 3, 5], [33, 2, 400]])
  func state(lengths: [Int]) throws {
    let tables = try Tables(lengths: lengths)
    try tables.writeInputs("ark:" + tables.path("x.ark"))
    let reader = try KaldiReader(KaldiReadSpecifier("ark:" + tables.path("x.ark")))
    var features: [Float] = []
    while let entry = try reader.next() {
      if case .float32(let values) = entry.values { features += values }
    }
    let file = try ModelFormats.open(tables.model)
    let network = try Network<Float>(NetworkPlan(of: file), from: file)
    let outputs = try network.run(Tensor([features.count / 2, 1, 2], features)).outputs.scalars
    try tables.writeOutputs("ark:" + tables.path("y.ark")) { entries in
      var start = 0
      for (index, length) in lengths.enumerated() {
        entries[index] = KaldiEntry(
          key: entries[index].key, shape: [length, 6],
          values: .float32(Array(outputs[(start * 6)..<((start + length) * 6)])))
        start += length
      }
    }
    let result = try tables.check("ark:x.ark", "--expected", "ark:y.ark")
    #expect(result.status == 1, "\(result.errors)")
    let text = Self.flowed(result.output)
    #expect(text.contains("it was not reset between the utterances"), "\(text)")
  }

  @Test("Only the first utterances are judged if that is asked for, and the others passed over")
  func first() throws {
    let tables = try Tables()
    try tables.writeInputs("ark:" + tables.path("x.ark"))
    try tables.writeOutputs("ark:" + tables.path("y.ark")) { entries in
      entries[3] = KaldiEntry(key: "another", shape: [1, 3], values: .float32([9, 9, 9]))
    }
    let result = try tables.check(
      "ark:x.ark", "--expected", "ark:y.ark", "--utterances", "2")
    #expect(result.status == 0, "\(result.errors)\(result.output)")
    #expect(Self.flowed(result.output).contains("2 utterances of 3 to 7 frames"))
  }

  /// The text without its line breaks.
  private static func flowed(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
