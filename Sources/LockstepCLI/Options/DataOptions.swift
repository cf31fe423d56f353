import ArgumentParser
import CommandSupport
import Lockstep

/// What a model is run on, and what somebody else computed from it.
struct DataOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The inputs: FILE.npy or FILE.npz:NAME, [T, B, I], or [T, I] for one sequence; or a table of "
        + "Kaldi's, ark:FILE or scp:FILE. (default: drawn at random, and so are the initial states)",
      valueName: "file"), completion: .file())
  var inputs: String?

  @Option(
    help: ArgumentHelp(
      "Outputs that somebody else computed from these inputs: the last recurrent layer's, or the "
        + "output layer's, in files of the same kind. Both may be given. Of a case: a trace, "
        + "NAME.npz with c, h, … [T, B, H], or the outputs alone.", valueName: "file"),
    completion: .file())
  var expected: [String] = []

  @Option(
    help: ArgumentHelp(
      "What --expected is, where both layers have its width: hidden or output.",
      valueName: "layer"),
    completion: .list(ExpectedLayer.allCases.map(\.rawValue)),
    transform: expectedLayer(_:))
  var expectedIs: ExpectedLayer?

  @Flag(help: "The arrays are batch-major, [B, T, I], and not time-major.")
  var batchMajor = false

  @Option(
    help: ArgumentHelp(
      "FILE.npz with the initial states: c0 and h0, or initial_c and initial_h, [B, H] for one "
        + "layer, [layers, B, H] for layers of one size; or one of each for layer 0, 1, …: "
        + "initial_c_0. (default: zeros)", valueName: "file"), completion: .file())
  var initialState: String?

  @Option(
    help: ArgumentHelp(
      "The number of steps of each sequence, [B] whole numbers: FILE.npy or FILE.npz:NAME.",
      valueName: "file"), completion: .file())
  var lengths: String?

  @Option(
    help: ArgumentHelp(
      "How many utterances of a table are judged, the first ones. (default: all)", valueName: "n"),
    transform: utteranceCount(_:))
  var utterances: Int?

  @Option(
    parsing: .unconditional,
    help: "What inputs are drawn from that nobody gave. (default: 1)", transform: seed(_:))
  var seed = CampaignOptions.defaultSeed

  func validate() throws {
    guard expected.count <= 2 else {
      throw ValidationError(
        "--expected can be given twice: once for the hidden outputs and once for the output layer.")
    }
  }

  /// - Throws: `CommandFailure` if something is given that belongs to inputs, and these are not.
  func requireInputs() throws {
    guard inputs == nil else { return }
    for (option, isGiven) in [
      ("--expected", !expected.isEmpty), ("--initial-state", initialState != nil),
      ("--lengths", lengths != nil), ("--utterances", utterances != nil),
    ] where isGiven {
      throw CommandFailure(.usage, "\(option) belongs to inputs: give --inputs too.")
    }
  }
}

/// Which layer's outputs an array holds.
enum ExpectedLayer: String, CaseIterable {
  /// The last recurrent layer's.
  case hidden
  /// The output layer's.
  case output
}

func utteranceCount(_ text: String) throws -> Int {
  guard let count = Int(text), count > 0 else {
    throw BadValue("it must be a whole number of 1 or more")
  }
  return count
}

func expectedLayer(_ text: String) throws -> ExpectedLayer {
  guard let layer = ExpectedLayer(rawValue: text) else {
    throw BadValue(unknown("layer", text, known: ExpectedLayer.allCases.map(\.rawValue)))
  }
  return layer
}
