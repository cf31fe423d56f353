package import ArgumentParser
import ForwardPass

/// The arguments of a forward pass, as Kaldi's `nnet-forward` has them.
package struct ForwardOptions: ParsableArguments {
  @OptionGroup(title: "Model") package var model: ModelOptions

  @Argument(
    help: ArgumentHelp(
      "Features: ark:FILE, scp:FILE or ark:- as Kaldi has them; FILE.npy, [T, I] or [T, B, I]; "
        + "FILE.npz, each array [T, I] an utterance; FILE.npz:NAME; - is an .npy through standard "
        + "input.", valueName: "inputs"), completion: .file())
  package var inputs: String

  @Argument(
    help: ArgumentHelp(
      "Outputs: ark:FILE, ark,t:FILE, ark,scp:FILE,FILE or ark:- as Kaldi has them; FILE.npy, one "
        + "array in the order of the inputs; FILE.npz, an array for each utterance; - is an .npy "
        + "through standard output.", valueName: "outputs"), completion: .file())
  package var outputs: String

  @Flag(help: "Arrays of three axes are batch-major, [B, T, I], and not time-major.")
  package var batchMajor = false

  @Option(
    help: ArgumentHelp(
      "A network that the features go through before the model.", valueName: "file"),
    completion: .file())
  package var featureTransform: String?

  @Flag(help: "Leave out the softmax at the model's end: write what it is taken of.")
  package var noSoftmax = false

  @Flag(help: "Write the logarithm of the outputs, log(y + 1e-20).")
  package var applyLog = false

  @Option(
    help: ArgumentHelp(
      "Kaldi's vector of the classes' frame counts, [ 10 20 … ]: subtract the logarithm of the "
        + "priors that come of them.", valueName: "file"), completion: .file())
  package var classFrameCounts: String?

  @Option(
    help: ArgumentHelp("What the log priors are multiplied by. (default: 1)", valueName: "x"),
    transform: finiteNumber(_:))
  package var priorScale = 1.0

  @Option(
    help: ArgumentHelp(
      "A class whose prior is not above it gets no likelihood. (default: 1e-10)", valueName: "p"),
    transform: finiteNumber(_:))
  package var priorFloor = ClassPriors.defaultFloor

  @Option(
    help: ArgumentHelp(
      "Repeat the last frame N times and leave out the first N outputs. (default: 0)",
      valueName: "n"),
    transform: frameCount(_:))
  package var timeShift = 0

  @Option(
    help: ArgumentHelp("no; it is there for Kaldi's scripts.", valueName: "word"),
    transform: noProcessor(_:))
  package var useGpu = "no"

  @Option(
    help: ArgumentHelp("Accepted and without effect, for Kaldi's scripts.", valueName: "level"))
  package var verbose = 0

  @Option(help: .hidden, transform: noFile(_:))
  package var config: String?

  @Option(help: .hidden, transform: noCutoff(_:))
  package var priorCutoff: String?

  @Flag(help: "No progress, and no line at the end; warnings are still printed.")
  package var quiet = false

  package init() {}

  package func validate() throws {
    if applyLog, noSoftmax {
      throw ValidationError(
        "--apply-log and --no-softmax exclude each other: the logarithm is that of the softmax.")
    }
  }
}

private func frameCount(_ text: String) throws -> Int {
  guard let count = Int(text), (0...1_000_000).contains(count) else {
    throw BadValue("a shift is a number of frames from 0 to 1000000")
  }
  return count
}

private func noProcessor(_ text: String) throws -> String {
  guard text == "no" || text == "optional" else {
    throw BadValue("this program computes on the processor alone; write no, or leave it out")
  }
  return text
}

private func noFile(_ text: String) throws -> String {
  throw BadValue("files of options are not read; write the options on the command line")
}

private func noCutoff(_ text: String) throws -> String {
  throw BadValue(
    "it is an option of old versions of Kaldi, by counts; --prior-floor is by relative frequency")
}
