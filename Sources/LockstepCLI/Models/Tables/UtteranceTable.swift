import CommandSupport
import Lockstep

/// A table of Kaldi's, read: its utterances, in the order of the file or of another table.
struct UtteranceTable<Scalar: TensorScalar> {
  /// As given, with the option that it belongs to, for the errors.
  private let place: String
  private let specifier: KaldiReadSpecifier
  private(set) var utterances: [Utterance<Scalar>] = []

  /// The numbers of a frame.
  private(set) var width = 0

  /// The files that a script led to.
  private(set) var targets: Set<String> = []

  private final class Opened { var paths: Set<String> = [] }

  /// Reads inputs: the first utterances, or all.
  ///
  /// - Parameters:
  ///   - count: how many utterances are wanted; nil for all.
  ///   - admit: is told the frames of each before it is kept, and throws if they are too many.
  /// - Throws: `CommandFailure` if the table cannot be read, or holds something else than frames of
  ///   one width under different keys.
  init(
    _ specifier: KaldiReadSpecifier, for option: String, count: Int?,
    admit: (_ frames: Int) throws -> Void
  ) throws {
    (self.specifier, place) = (specifier, "\(option) \(specifier.description.printable)")
    var keys: Set<String> = []
    targets = try read { utterance in
      guard keys.insert(utterance.key).inserted else {
        throw failure(utterance.key, "the table has it twice")
      }
      try admit(utterance.frames)
      try checkWidth(of: utterance)
      utterances.append(utterance)
      return utterances.count != count
    }
  }

  /// Reads outputs of the utterances of inputs, into the order of these.
  ///
  /// - Parameter isPart: whether the inputs are only the first of a table: then others than theirs are
  ///   passed over.
  /// - Throws: `CommandFailure` if the table cannot be read, lacks an utterance, has another, or one of
  ///   another number of frames.
  init(
    _ specifier: KaldiReadSpecifier, for option: String, matching inputs: UtteranceTable,
    isPart: Bool
  ) throws {
    (self.specifier, place) = (specifier, "\(option) \(specifier.description.printable)")
    let rows = Dictionary(
      uniqueKeysWithValues: inputs.utterances.enumerated().map { ($1.key, $0) })
    var found = [Utterance<Scalar>?](repeating: nil, count: rows.count)
    var missing = rows.count
    targets = try read { utterance in
      guard let row = rows[utterance.key] else {
        if isPart { return true }
        throw failure(utterance.key, "the inputs have no such utterance")
      }
      guard found[row] == nil else { throw failure(utterance.key, "the table has it twice") }
      let frames = inputs.utterances[row].frames
      guard utterance.frames == frames else {
        throw failure(
          utterance.key, "it has \(utterance.frames) frames, but the inputs have \(frames)")
      }
      try checkWidth(of: utterance)
      found[row] = utterance
      missing -= 1
      return !isPart || missing > 0
    }
    if let row = found.firstIndex(where: { $0 == nil }) {
      throw failure(
        inputs.utterances[row].key,
        "the table lacks it" + (missing > 1 ? ", and \(missing - 1) more of the inputs'" : ""))
    }
    utterances = found.compactMap(\.self)
  }

  /// Hands over one utterance after the other, until no more is wanted.
  ///
  /// - Returns: the files that a script led to.
  private func read(_ take: (Utterance<Scalar>) throws -> Bool) throws -> Set<String> {
    let opened = Opened()
    do {
      let reader = try KaldiReader(
        specifier, textAs: Scalar.dtype, opening: { opened.paths.insert($0) },
        warn: { StandardStream.error.writeIfPossible("Warning: \($0)\n") })
      while let entry = try reader.next(), try take(Utterance(entry)) {}
    } catch let error as ModelFileError {
      throw CommandFailure(.usage, "\(place): \(error)")
    } catch let error as UnusableUtterance {
      throw failure(error.key, error.reason)
    }
    return opened.paths
  }

  private mutating func checkWidth(of utterance: Utterance<Scalar>) throws {
    guard utterance.frames > 0 else { return }
    guard utterance.width > 0 else {
      throw failure(utterance.key, "it has \(utterance.frames) frames without a number")
    }
    if width == 0 { width = utterance.width }
    guard utterance.width == width else {
      throw failure(
        utterance.key,
        "its frames are of \(utterance.width) numbers, and those before it of \(width)")
    }
  }

  /// The error for what is wrong with an utterance.
  func failure(_ key: String, _ reason: String) -> CommandFailure {
    CommandFailure(.usage, "\(place): utterance \(key.printable): \(reason)")
  }

  /// The error for what is wrong with the table.
  func failure(_ reason: String) -> CommandFailure {
    CommandFailure(.usage, "\(place): \(reason)")
  }
}
