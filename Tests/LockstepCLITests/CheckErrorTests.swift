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
    (
      ["--inputs", "io.npz:x", "--initial-state", "io.npz:c0"],
      "--initial-state io.npz:c0: give the file alone, io.npz: the states of every layer"
    ),
    (
      ["--inputs", "io.npz:x", "--initial-state", "no.npz:c0"],
      "no.npz:c0: there is no such file"
    ),
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

  @Test("No report replaces a file that is read, however it is linked")
  func reportOverInputs() throws {
    let folder = try TemporaryFolder()
    let files = ["checkpoint", "model.ckpt.index", "model.ckpt.data-00000-of-00001", "io.npz"]
    for file in files {
      try FileManager.default.copyItem(
        atPath: Fixtures.tensorflow("basic_4x2_v2/" + file), toPath: folder.path(file))
    }
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link"), withDestinationPath: "io.npz")
    for file in files + ["link"] {
      let result = try Tool.run(
        "check", folder.url.path, "--batch-major", "--inputs", folder.path("io.npz") + ":x",
        "--report", "json:" + folder.path(file))
      #expect(result.status == 2)
      let reason =
        file == "io.npz" ? "NAME.npz may be a case file" : "would replace a file that is read"
      #expect(result.errors.contains(reason), "\(result.errors)")
    }
    #expect(try folder.names() == (files + ["link"]).sorted())
  }

  @Test("Names from files do not reach a terminal as they are")
  func escapes() throws {
    let folder = try TemporaryFolder()
    let name = "i\u{1B}[31m\u{9B}m.npz"
    try FileManager.default.copyItem(
      atPath: Fixtures.tensorflow("basic_4x2_v2/io.npz"), toPath: folder.path(name))
    let model = Fixtures.tensorflow("basic_4x2_v2")
    for options in [
      ["--inputs", folder.path(name) + ":y"], ["--inputs", folder.path(name) + ":outputs"],
      ["--inputs", folder.path(name) + ":x", "--initial-state", folder.path(name)],
    ] {
      let result = try Tool.run(["check", model, "--batch-major"] + options)
      #expect(result.status == 2)
      #expect(!result.errors.contains("\u{1B}") && !result.errors.contains("\u{9B}"))
    }
  }

  @Test(
    "Words of the command line do not reach a terminal as they are, whoever refuses them",
    arguments: [
      ["fuzz", "--cases", "@"], ["fuzz", "--@"], ["fuzz", "more@"], ["fuzz", "--profile", "@"],
      ["fuzz", "--cases", "1", "--python", "@"], ["bench", "--shape", "@"], ["replay", "@none"],
      ["inspect", "@"], ["@"],
    ])
  func escapesInWords(words: [String]) throws {
    let words = words.map { $0.replacingOccurrences(of: "@", with: "\u{1B}[31m\u{202E}") }
    for result in [
      try Tool.run(words),
      try Tool.run(
        ["fuzz", "--cases", "1", "--subject", "engine"],
        environment: ["LOCKSTEP_KERNELS": "\u{1B}[31m\u{202E}"]),
    ] {
      #expect([2, 3].contains(result.status), "\(result.errors)")
      #expect(result.errors.contains("\u{FFFD}[31m\u{FFFD}"), "\(result.errors)")
      #expect(!result.errors.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
    }
    let unnamed = try Tool.run("inspect", "")
    #expect(unnamed.errors.hasPrefix("Error: '': "), "\(unnamed.errors)")
  }

  @Test("A report beyond the largest file allowed ends with 4 and leaves nothing")
  func fileSizeLimit() throws {
    let folder = try TemporaryFolder()
    let result = try Tool.run(
      ["check", Fixtures.tensorflow("basic_4x2_v2"), "--report", "json:" + folder.path("r")],
      shell: "ulimit -f 1; \"$@\"")
    #expect(result.status == 4, "\(result.errors)")
    #expect(try folder.names().isEmpty)
  }

  @Test("A result that cannot be written ends with 4, before anything is run")
  func unwritable() throws {
    let result = try Tool.run(
      "check", Fixtures.tensorflow("basic_4x2_v2"), "--report", "json:/nowhere/report.json")
    #expect(result.status == 4)
    #expect(result.errors.contains("/nowhere/report.json"))
  }
}
