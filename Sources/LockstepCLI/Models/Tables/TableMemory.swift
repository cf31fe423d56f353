import CommandSupport
import Lockstep

/// What tables take in memory, and what there is.
///
/// They are held as a whole; batches of their utterances are judged one after the other.
struct TableMemory {
  private let available = SystemMemory.available() ?? .infinity
  private let judging: JudgingMemory?

  /// Bytes for each frame of the tables.
  private let rate: Double

  /// What was taken up: utterances, the frames of the longest, and bytes.
  private var utterances = 0
  private var longest = 0
  private var held = 0.0

  /// - Parameter tables: how many tables of outputs there are.
  init(_ plan: NetworkPlan, tables: Int) {
    judging = .greatest(of: plan)
    let outputs = plan.layers.map(\.outputSize).max() ?? 0
    let numbers = (plan.layers.first?.frameSize ?? 0) + tables * outputs
    // The number and its half unit, read and laid out in batches of at most twice the frames.
    rate = 3 * 16 * Double(numbers)
  }

  /// Whether a batch may be so large: it takes no more than a quarter of the memory.
  func fits(frames: Int, utterances: Int) -> Bool {
    (judging?.bytes(steps: frames, sequences: utterances) ?? 0) <= available / 4
  }

  /// Takes up another utterance.
  ///
  /// - Throws: `CommandFailure` if that is too much.
  mutating func admit(frames: Int, of inputs: KaldiReadSpecifier) throws {
    let fitting = utterances
    utterances += 1
    held += rate * Double(frames)
    longest = max(longest, frames)
    let needed = held + (judging?.bytes(steps: longest, sequences: 1) ?? 0)
    guard needed > available else { return }
    throw CommandFailure(
      .usage,
      "--inputs \(inputs.description.printable): \(utterances) utterances of up to "
        + "\(longest) frames need \(SystemMemory.text(needed)), but only "
        + "\(SystemMemory.text(available)) of memory are available; "
        + (fitting > 0
          ? "the first \(fitting) fit: --utterances \(fitting)" : "give shorter utterances"))
  }
}
