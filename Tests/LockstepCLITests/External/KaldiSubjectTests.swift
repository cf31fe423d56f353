import Foundation
import Testing

/// Programs with the command line of Kaldi's `nnet-forward`, among them Lockstep's own.
struct KaldiSubjectTests {
  private let folder: TemporaryFolder
  private static let forward = Tool.path(of: "nnet-forward")

  init() throws { folder = try TemporaryFolder() }

  private static let sizes = [
    "--steps", "1...6", "--batch", "1...3", "--input-size", "2...9", "--hidden-size", "3...11",
  ]

  private func fuzz(_ command: String, _ arguments: [String] = []) throws -> Tool.Result {
    try Tool.run(
      ["fuzz", "--findings", "-", "--subject", "kaldi:" + command] + Self.sizes + arguments,
      shell: "cd '\(folder.url.path)' && TMPDIR=$PWD \"$@\"")
  }

  /// - Parameter change: what awk does with each line of the outputs.
  private func writeChanged(_ change: String) throws {
    try folder.write(
      """
      set -e
      '\(Self.forward)' --quiet "$1" "ark:$2" "ark,t:$3.exact"
      awk '\(change)' "$3.exact" > "$3"
      rm "$3.exact"
      """, "changed.sh")
  }

  private static let changed = "sh changed.sh {model} {input} {output}"

  @Test(
    arguments: [
      "{model} ark,t:{input} ark,t:{output}", "{model,t} ark:{input} ark:{output}",
      "--no-softmax=false {model} ark:{input} ark,t:{output}",
    ],
    ["lstm", "lstm_peephole_projected"])
  func lockstepsOwnAgrees(_ places: String, cell: String) throws {
    let result = try fuzz("\(Self.forward) \(places)", ["--cases", "20", "--cell", cell])
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(result.output.contains("agrees: 20 of 20 cases"))
    #expect(result.output.contains("h; the reference carried c"))
    #expect(try folder.names().isEmpty, "nothing is left")
  }

  /// How well a number is known is read from its digits.
  @Test func threeDigitsAgreeWhereTheyAreAllThatIsPrinted() throws {
    try writeChanged(
      #"{ for (k = 1; k <= NF; k++) if ($k ~ /^-?[0-9]/) $k = sprintf("%.3f", $k); print }"#)
    let result = try fuzz(Self.changed, ["--cases", "12", "--profile", "generic,trained"])
    #expect(result.status == 0, "\(result.output)\(result.errors)")
  }

  @Test func threeDigitsDivergeWhereMoreAreClaimed() throws {
    try writeChanged(
      #"{ for (k = 1; k <= NF; k++) if ($k ~ /^-?[0-9]/) $k = sprintf("%.3f00000", $k); print }"#)
    let result = try fuzz(Self.changed, ["--cases", "12", "--profile", "generic,trained"])
    #expect(result.status == 1, "\(result.output)\(result.errors)")
  }

  @Test(
    arguments: zip(
      [
        "/row-1 / { print \"row-7 [ 1 ]\"; next } { print }", "{ sub(/row-1/, \"row-0\"); print }",
        "NR == 2 { next } { print }", "{ sub(/\\]/, \"x ]\"); print }", "{ }",
      ],
      [
        "it has an utterance row-7, and the inputs have none", "it has row-0 twice",
        "row-0 is of shape [2, 5], and 3 frames of 5 outputs are due",
        "\"x\" is no number", "it lacks row-0",
      ]))
  func outputsThatAreNone(_ change: String, reason: String) throws {
    try writeChanged(change)
    let result = try fuzz(
      Self.changed,
      [
        "--cases", "2", "--steps", "3", "--batch", "2", "--input-size", "4", "--hidden-size", "5",
      ])
    #expect(result.status == 1, "\(result.errors)")
    let output = result.output.replacingOccurrences(of: "\n ", with: "")
    #expect(output.contains("its trace cannot be used"), "\(result.output)")
    #expect(output.contains(reason), "\(result.output)")
  }

  /// What is no file of a size that outputs can have is not read.
  @Test(
    arguments: zip(
      [
        "mkfifo \"$3\"", "ln -s /dev/zero \"$3\"", "mkdir \"$3\"", "truncate -s 1T \"$3\"",
        "yes | head -c 9999 | gzip > \"$3\"",
      ],
      [
        "it is no regular file", "it is no regular file", "it is no regular file",
        "are the most that it can need", "it is compressed",
      ]))
  func whatIsNoFileOfOutputs(_ command: String, reason: String) throws {
    try folder.write(command, "other.sh")
    let result = try fuzz(
      "sh other.sh {model} {input} {output}", ["--cases", "1", "--time-limit", "5"])
    #expect(result.status == 1, "\(result.errors)")
    let output = result.output.replacingOccurrences(of: "\n ", with: "")
    #expect(output.contains(reason), "\(result.output)")
    #expect(try folder.names() == ["other.sh"], "nothing is left")
  }

  /// The mistakes are told apart by what Kaldi can be told: it has no initial state.
  @Test func noCaseIsNamedThatKaldiCannotBeTold() throws {
    try folder.write(
      """
      import sys
      words = open(sys.argv[1]).read().split("[")
      # The recurrent weights: the second matrix of the network.
      words[2] = " ".join("0" if part[-1:].isdigit() else part for part in words[2].split(" "))
      open(sys.argv[1], "w").write("[".join(words))
      """, "zero.py")
    try folder.write(
      "\(Port.python) zero.py \"$1\" && '\(Self.forward)' --quiet \"$1\" \"ark:$2\" \"ark:$3\"",
      "zero.sh")
    let result = try fuzz(
      "sh zero.sh {model,t} {input} {output}", ["--cases", "4", "--steps", "4"])
    #expect(result.status == 1, "\(result.errors)")
    let output = result.output.replacingOccurrences(of: "\n  ", with: " ")
    #expect(output.contains("recurrent_kernel_missing"), "\(output)")
    #expect(output.contains("h_not_carried"), "\(output)")
    #expect(!output.contains("tells the first two apart"), "\(output)")
  }
}
