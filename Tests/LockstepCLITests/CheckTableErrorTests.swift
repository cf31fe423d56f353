import Foundation
import Lockstep
import Testing

/// Tables that do not fit are refused with status 2, the utterance and the reason.
@Suite struct CheckTableErrorTests {
  /// What is done to the outputs' entries, and what is said.
  static let edits: [(String, @Sendable (inout [KaldiEntry]) -> Void)] = [
    ("utterance spk1-utt12: the table lacks it", { $0.remove(at: 1) }),
    (
      "utterance spk1-utt12: the table lacks it, and 1 more of the inputs'",
      { $0.removeSubrange(1...2) }
    ),
    (
      "utterance other: the inputs have no such utterance",
      { $0.append(KaldiEntry(key: "other", shape: [1, 3], values: .float32([1, 2, 3]))) }
    ),
    ("utterance spk2-utt7: the table has it twice", { $0.append($0[3]) }),
    (
      "utterance spk2-utt7: it has 2 frames, but the inputs have 5",
      {
        $0[3] = KaldiEntry(key: "spk2-utt7", shape: [2, 3], values: .float32([1, 2, 3, 4, 5, 6]))
      }
    ),
    (
      "utterance spk2-utt7: it holds whole numbers",
      { $0[3] = KaldiEntry(key: "spk2-utt7", shape: [5], values: .int32([1, 2, 3, 4, 5])) }
    ),
    (
      "utterance spk2-utt7: it is a vector of 3, and no matrix",
      { $0[3] = KaldiEntry(key: "spk2-utt7", shape: [3], values: .float32([1, 2, 3])) }
    ),
    (
      "utterance spk1-utt7: its frames are of 1 numbers, and those before it of 3",
      {
        $0[0] = KaldiEntry(
          key: "spk1-utt7", shape: [7, 1], values: .float32([1, 2, 3, 4, 5, 6, 7]))
      }
    ),
  ]

  @Test("Outputs of other utterances than the inputs' are refused by key", arguments: edits.indices)
  func outputs(index: Int) throws {
    let (sentence, edit) = Self.edits[index]
    let tables = try Tables()
    try tables.writeInputs("ark:" + tables.path("x.ark"))
    try tables.writeOutputs("ark:" + tables.path("y.ark"), edit: edit)
    try expect(sentence, tables.check("ark:x.ark", "--expected", "ark:y.ark"))
  }

  @Test(
    "Text that is no table is refused with its key and line",
    arguments: [
      ("u [\n1 2 3 4\n1 2 3\n]\n", "entry u, line 3: row 2 has 3 numbers"),
      ("u [\n1 2 3 4\n1 2 x 4 ]\n", "entry u, line 3"),
      ("u [ 1 2 3 4 ]\nu [ 1 2 3 4 ]\n", "utterance u: the table has it twice"),
      (
        "u [ 1 2 3 4 5 ]\n", "a frame must have 4 numbers, as the first layer has inputs, but has 5"
      ),
      ("u [ ]\n", "it holds no frame"), ("", "it holds no frame"),
      ("u [\n1 2 3 0e400 ]\n", "utterance u: the last digit of one of its numbers"),
    ])
  func damage(text: String, sentence: String) throws {
    let tables = try Tables()
    try text.write(toFile: tables.path("x.ark"), atomically: true, encoding: .utf8)
    try expect(sentence, tables.check("ark:x.ark"))
  }

  @Test(
    "A table that was cut off, or spoiled, ends in a sentence and not in a crash")
  func hostile() throws {
    let tables = try Tables()
    try tables.writeInputs("ark:" + tables.path("x.ark"))
    let bytes = try Data(contentsOf: URL(filePath: tables.path("x.ark")))
    for count in stride(from: 1, to: bytes.count, by: 23) {
      try bytes.prefix(count).write(to: URL(filePath: tables.path("cut.ark")))
      let result = try tables.check("ark:cut.ark")
      // Between two entries it is a shorter table.
      #expect([0, 2].contains(result.status), "\(count): \(result.errors)")
    }
    var spoiled = bytes
    // Rows of the first matrix: more than there is memory for.
    let place = try #require(bytes.firstRange(of: Data("FM \u{4}".utf8))?.upperBound)
    spoiled.replaceSubrange(place..<place + 4, with: [0xFF, 0xFF, 0xFF, 0x7F])
    try spoiled.write(to: URL(filePath: tables.path("cut.ark")))
    try expect("entry spk1-utt7", tables.check("ark:cut.ark"))
  }

  @Test(
    "Options that contradict a table are refused",
    arguments: [
      (["--batch-major"], "--batch-major does not go with a table"),
      (["--lengths", "io.npz:n"], "--lengths does not go with a table"),
      (["--initial-state", "io.npz"], "--initial-state does not go with a table"),
      (
        ["--expected", "io.npz:outputs"], "--expected io.npz:outputs: it is no table, but --inputs"
      ),
      (["--expected", "ark:-"], "standard input can be read once"),
      (["--utterances", "0"], "whole number of 1 or more"),
      (["--expected", "ark:none.ark"], "none.ark"), (["--expected", "ark,q:y.ark"], "no option"),
    ])
  func options(options: [String], sentence: String) throws {
    let tables = try Tables()
    try tables.writeInputs("ark:" + tables.path("x.ark"))
    let result = try Tool.run(
      ["check", tables.model, "--inputs", "ark:-"] + options,
      shell: "cd '\(tables.folder.url.path)' && \"$@\" < x.ark")
    try expect(sentence, result)
  }

  @Test("Arrays with a table's outputs, or a count of utterances, are refused")
  func arrays() throws {
    let folder = Fixtures.tensorflow("seqlen_4x3")
    for (options, sentence) in [
      (
        ["--expected", "ark:y.ark"],
        "--inputs io.npz:x: it is no table, but --expected ark:y.ark is"
      ),
      (["--utterances", "3"], "--utterances counts those of a table"),
    ] {
      try expect(
        sentence,
        Tool.run(
          ["check", ".", "--inputs", "io.npz:x"] + options, shell: "cd '\(folder)' && \"$@\""))
    }
  }

  @Test(
    "Where the memory does not suffice, it is said how many utterances fit",
    .disabled(
      if: ProcessInfo.processInfo.environment["LOCKSTEP_SANITIZER"] != nil,
      "a sanitizer reserves more address space than the limit leaves"))
  func memory() throws {
    let tables = try Tables()
    let (count, frames) = (12, 250_000)
    let values = (0..<4 * frames).map { Float($0 % 17) / 16 }
    let entries = (0..<count).map { index in
      KaldiEntry(key: "u\(index)", shape: [frames, 4], values: .float32(values))
    }
    try tables.write(entries, "ark:" + tables.path("x.ark"))
    let result = try tables.check("ark:x.ark", shell: "ulimit -v 700000; \"$@\"")
    try expect("fit: --utterances", result)
  }

  private func expect(_ sentence: String, _ result: Tool.Result) throws {
    #expect(result.status == 2, "\(result.output)")
    #expect(result.output.isEmpty)
    let errors = result.errors.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(errors.contains(sentence), "\(errors)")
  }
}
