import Foundation
import Testing

/// Data that does not fit is refused with status 2, a reason and the way out.
@Suite struct CheckErrorTests {
  static let wrong: [([String], String)] = [
    (["--inputs", "io.npz"], "choose one as io.npz:NAME"),
    (["--inputs", "io.npz:y"], "there is no array 'y'"),
    (["--inputs", "missing.npz:x"], "there is no such file"),
    (["--inputs", "io.npz:outputs"], "an input row must have 4 numbers"),
    (["--inputs", "io.npz:c_0"], "an input row must have 4 numbers"),
    (["--expected", "io.npz:outputs"], "give --inputs too"),
    (
      ["--inputs", "io.npz:x", "--expected", "io.npz:x"], "but the last recurrent layer has 2 units"
    ),
    (["--inputs", "io.npz:x", "--expected", "io.npz:c_0"], "but the inputs have 3 of 7"),
    (
      ["--inputs", "io.npz:x", "--expected", "io.npz:outputs", "--expected", "io.npz:outputs"],
      "were given already"
    ),
    (
      ["--inputs", "io.npz:x", "--expected", "io.npz:outputs", "--expected-is", "output"],
      "there is no output layer"
    ),
    (["--inputs", "io.npz:x", "--initial-state", "io.npz"], "there is no c for layer 0"),
    (["--inputs", "io.npz:x", "--lengths", "io.npz:x"], "it must hold whole numbers"),
    (["--forget-bias", "nan"], "it must be a number"),
    (["--output-activation", "softmx"], "did you mean 'softmax'?"),
    (["--scope", "decoder"], "decoder"),
  ]

  @Test("What does not fit is refused by name", arguments: wrong)
  func refused(options: [String], text: String) throws {
    let result = try Tool.run(
      ["check", "."] + options,
      shell: "cd '\(Fixtures.tensorflow("basic_4x2_v2"))' && \"$@\"")
    #expect(result.status == 2, "\(result.output)")
    #expect(result.output.isEmpty)
    let errors = result.errors.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(errors.contains(text), "\(errors)")
  }

  @Test("Where only the other order fits, it says so")
  func otherOrder() throws {
    let folder = Fixtures.tensorflow("seqlen_4x3")
    let result = try Tool.run(
      "check", ".", "--inputs", "io.npz:x", "--lengths", "io.npz:sequence_length",
      shell: "cd '\(folder)' && \"$@\"")
    #expect(result.status == 2)
    #expect(result.errors.contains("It fits the other order: use --batch-major."))
  }

  @Test("A damaged checkpoint is refused with file, variable and both checksums")
  func damaged() throws {
    let result = try Tool.run("check", Fixtures.tensorflow("corrupt_bad_crc/model.ckpt"))
    #expect(result.status == 2)
    for word in ["model.ckpt.data-00000-of-00001", "basic_lstm_cell/", "755285215", "3702537194"] {
      #expect(result.errors.contains(word), "\(result.errors)")
    }
  }

  @Test("A result that cannot be written ends with 4, before anything is run")
  func unwritable() throws {
    let result = try Tool.run(
      "check", Fixtures.tensorflow("basic_4x2_v2"), "--report", "json:/nowhere/report.json")
    #expect(result.status == 4)
    #expect(result.errors.contains("/nowhere/report.json"))
  }
}
