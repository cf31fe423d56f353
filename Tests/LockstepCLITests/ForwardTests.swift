import Foundation
import Testing

/// `lockstep forward` and `nnet-forward`, which are one.
@Suite struct ForwardTests {
  static let programs: [(program: String, command: [String])] = [
    ("lockstep", ["forward"]), ("nnet-forward", []),
  ]

  /// Of 4 inputs and 3 outputs.
  static let model = Fixtures.pytorch("lstm_4x3/model.safetensors")

  private static let text = """
    utt1  [
      0.1 0.2 0.3 0.4
      0.5 -0.6 0.7 -0.8
      1 2 3 4 ]
    utt2  [
      0.1 0.2 0.3 0.4 ]

    """

  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try Self.text.write(toFile: folder.path("in.txt"), atomically: true, encoding: .utf8)
  }

  private func forward(
    _ arguments: String..., shell: String = "\"$@\"", index: Int = 1
  ) throws -> Tool.Result {
    let (program, command) = Self.programs[index]
    return try Tool.run(
      command + arguments, shell: "cd '\(folder.url.path)' && " + shell, program: program)
  }

  @Test("Text in, text out, in Kaldi's order of arguments", arguments: [0, 1])
  func dropIn(index: Int) throws {
    let result = try forward(
      "--use-gpu=no", "--no_softmax=false", "--verbose=1", "--print-args=false", Self.model,
      "ark,t:in.txt", "ark,t:out.txt", index: index)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.isEmpty)
    #expect(result.errors.contains("forward: 2 utterances, 4 frames in "))
    let lines = try folder.text("out.txt").split(separator: "\n")
    #expect(lines.count == 6 && lines[0] == "utt1  [" && lines[4] == "utt2  [")
    // The state was reset: the same first frame has the same first output.
    #expect(lines[5] == lines[1] + "]")
    #expect(try folder.names() == ["in.txt", "out.txt"])
  }

  @Test("PyTorch's inputs give PyTorch's outputs, through pipes, one array")
  func standardStreams() throws {
    let io = Fixtures.pytorch("lstm_4x3/io.npz")
    let result = try forward(
      Self.model, "-", "-",
      shell: "unzip -p '\(io)' x.npy | \"$@\" > y.npy && unzip -p '\(io)' y.npy > expected.npy")
    #expect(result.status == 0, "\(result.errors)")
    let check = try Tool.run(
      "check", Self.model, "--inputs", io + ":x", "--expected", folder.path("y.npy"))
    #expect(check.status == 0, "\(check.errors)\(check.output)")
    let (ours, theirs) = (
      try Data(contentsOf: URL(fileURLWithPath: folder.path("y.npy"))),
      try Data(contentsOf: URL(fileURLWithPath: folder.path("expected.npy")))
    )
    #expect(ours.count == theirs.count)
  }

  @Test("An archive through standard input and output")
  func pipes() throws {
    let result = try forward(
      Self.model, "ark:-", "ark,t:-", "--quiet", shell: "cat in.txt | \"$@\"")
    #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
    #expect(result.output.hasPrefix("utt1  [\n"))
  }

  @Test(
    "Bad input ends with 2 and a sentence that names it, and leaves what was there",
    arguments: [
      (["in.txt", "out.npz"], "write ark:in.txt"),
      (["ark:in.txt", "out"], "its name does not say what to write"),
      (["ark:missing.ark", "out.npz"], "missing.ark: it cannot be opened"),
      (
        ["ark:nan.txt", "out.npz"],
        "Utterance bad: in its features there is NaN at frame 1, column 2"
      ),
      (
        ["ark:wide.txt", "out.npz"],
        "Utterance wide has features of 5 columns, but the model takes 4"
      ),
      (["ark:in.txt", "ark:in.txt"], "would replace in.txt, which is read"),
      (["scp:in.scp", "ark:in.txt"], "which the outputs would replace"),
      (["ark:in.txt", "out.npy"], "utt2 is a second utterance"),
      (["ark:in.txt", "out.npz", "--use-gpu=yes"], "on the processor alone"),
      (["ark:in.txt", "out.npz", "--config=x"], "files of options are not read"),
      (["ark:in.txt", "out.npz", "--prior-cutoff=1"], "--prior-floor"),
      (["ark:in.txt", "out.npz", "--apply-log", "--no-softmax=true"], "exclude each other"),
      (["ark:in.txt", "out.npz", "--batch-major"], "a Kaldi table holds none"),
      (["ark:in.txt", "out.npz", "--class-frame-counts=counts"], "2 classes"),
      (["ark:in.txt |", "out.npz"], "it is a command, and Lockstep runs none"),
    ])
  func badInput(arguments: [String], sentence: String) throws {
    for (name, text) in [
      ("nan.txt", "good [ 1 2 3 4 ]\nbad [\n 1 2 3 4\n 1 2 nan 4 ]\n"),
      ("wide.txt", "wide [ 1 2 3 4 5 ]\n"),
      ("in.scp", "utt1 in.txt:5\n"), ("counts", "[ 1 2 ]\n"), ("out.npz", "old"),
    ] {
      try text.write(toFile: folder.path(name), atomically: true, encoding: .utf8)
    }
    let before = try folder.names()
    let result = try Tool.run(
      ["--quiet", Self.model] + arguments, shell: "cd '\(folder.url.path)' && \"$@\"",
      program: "nnet-forward")
    #expect(result.status == 2)
    #expect(result.errors.contains(sentence), "\(result.errors)")
    #expect(result.output.isEmpty)
    #expect(try folder.names() == before)
    #expect(try folder.text("in.txt") == Self.text && folder.text("out.npz") == "old")
  }

  @Test("A linked model is not replaced by its outputs")
  func model() throws {
    let result = try forward(
      "model.npz", "ark:in.txt", "link.npz",
      shell: "cp '\(Self.model)' model.npz && ln model.npz link.npz && \"$@\"")
    #expect(result.status == 2)
    #expect(result.errors.contains("would replace model.npz"), "\(result.errors)")
  }

  @Test("Outputs that cannot be written end with 4", arguments: ["ark:/dev/full", "no/out.npz"])
  func unwritable(outputs: String) throws {
    let result = try forward(Self.model, "ark:in.txt", outputs)
    #expect(result.status == 4)
    #expect(result.errors.contains("it cannot be written"), "\(result.errors)")
  }

  @Test("A reader that goes away ends it with 4")
  func brokenPipe() throws {
    let result = try forward(
      Self.model, "ark:in.txt", "ark,f:-",
      shell: "mkfifo go; { read < go; \"$@\"; echo $? > status; } | { exec 0<&-; echo > go; }")
    #expect(result.status == 0)
    #expect(try folder.text("status") == "4\n", "\(result.errors)")
    #expect(result.errors.contains("Broken pipe"), "\(result.errors)")
  }

  @Test("Without an utterance it ends with 5 and writes nothing")
  func nothing() throws {
    let result = try forward(Self.model, "ark:/dev/null", "ark:out.ark")
    #expect(result.status == 5)
    #expect(result.errors.contains("no utterance"), "\(result.errors)")
    #expect(try folder.names() == ["in.txt"])
  }

  @Test("An utterance without frames is written without frames, and warned of")
  func empty() throws {
    try "none [ ]\nsome [ 1 2 3 4 ]\n".write(
      toFile: folder.path("in.txt"), atomically: true, encoding: .utf8)
    let result = try forward(Self.model, "ark:in.txt", "ark,t:-")
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("none  [ ]\nsome  ["), "\(result.output)")
    #expect(result.errors.contains("Warning: Utterance none has no frames"))
  }

  @Test(
    "Ctrl-C and SIGTERM end it with 130 wherever it is, and leave nothing",
    arguments: ["INT", "TERM"])
  func interrupted(signal: String) throws {
    // It waits for the rest of the pipe. Its file is there once it has begun.
    let shell = """
      set -m; mkfifo pipe; "$@" & tool=$!
      exec 3> pipe; cat in.txt >&3
      until compgen -G '.lockstep-*' > /dev/null; do :; done
      kill -\(signal) $tool; wait $tool
      """
    let result = try forward(Self.model, "ark:pipe", "ark:out.ark", shell: shell)
    #expect(result.status == 130, "\(result.errors)")
    #expect(result.errors.contains("no file was written"))
    #expect(try folder.names() == ["in.txt", "pipe"])
  }

  @Test("Log posteriors minus the scaled log priors, as Kaldi's scripts ask for them")
  func posteriors() throws {
    let model = Fixtures.tensorflow("adam_slots_globalstep_6x5_dense3")
    try "u [\n 1 2 3 4 5 6\n 0 -1 0.5 0.25 2 1 ]\n".write(
      toFile: folder.path("in.txt"), atomically: true, encoding: .utf8)
    try "[ 10 30 60 ]\n".write(toFile: folder.path("counts"), atomically: true, encoding: .utf8)
    func numbers(_ options: String...) throws -> [Double] {
      let result = try Tool.run(
        ["--output-activation=softmax", "--quiet"] + options + [model, "ark:in.txt", "ark,t:-"],
        shell: "cd '\(folder.url.path)' && \"$@\"", program: "nnet-forward")
      #expect(result.status == 0, "\(result.errors)")
      return result.output.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
    }
    let (plain, sums) = (try numbers(), try numbers("--no-softmax"))
    let scaled = try numbers("--apply-log=true", "--class-frame-counts=counts", "--prior-scale=0.5")
    #expect(plain.count == 6 && sums.count == 6 && scaled.count == 6)
    let priors = [0.1, 0.3, 0.6]
    for index in 0..<6 {
      let row = sums[index / 3 * 3..<index / 3 * 3 + 3]
      let softmax = exp(sums[index]) / row.reduce(0) { $0 + exp($1) }
      #expect(abs(plain[index] - softmax) < 1e-6)
      #expect(abs(scaled[index] - (log(plain[index]) - 0.5 * log(priors[index % 3]))) < 1e-5)
    }
  }

  @Test("A feature transform goes first, and must have as many outputs as the model has inputs")
  func transform() throws {
    let first = Fixtures.tensorflow("basic_4x2_v2")
    let second = Fixtures.tensorflow("long_2x6_T1000")
    let both = try forward(
      "--quiet", "--feature-transform=" + first, second, "ark:in.txt", "ark,t:-")
    #expect(both.status == 0, "\(both.errors)")
    // One after the other, through numbers that read back as they were.
    let one = try forward("--quiet", first, "ark:in.txt", "ark,t:between.txt")
    let other = try forward("--quiet", second, "ark:between.txt", "ark,t:-")
    #expect(one.status == 0 && other.status == 0)
    #expect(both.output == other.output && both.output.contains("utt2"))
    let misfit = try forward(
      "--quiet", "--feature-transform=" + first, Self.model, "ark:in.txt", "ark,t:-")
    #expect(misfit.status == 2)
    #expect(
      misfit.errors.contains("the feature transform has 2 outputs, but the model takes 4 inputs"),
      "\(misfit.errors)")
  }

  @Test("A terminal shows progress, and the line is gone at the end")
  func progress() throws {
    let program = """
      import os, pty, sys
      pid, terminal = pty.fork()
      if pid == 0:
          os.execv(sys.argv[1], sys.argv[1:])
      seen = b""
      while True:
          try:
              part = os.read(terminal, 4096)
          except OSError:
              break
          if not part:
              break
          seen += part
      os.waitpid(pid, 0)
      print(ascii(seen.decode()))
      """
    let result = try forward(
      Self.model, "ark:in.txt", "ark:/dev/null", shell: "python3 -c '\(program)' \"$@\"")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("\\r\\x1b[K1 utterance, 3 frames, "), "\(result.output)")
    #expect(result.output.contains("frames/s\\r\\x1b[K"), "\(result.output)")
  }
}
