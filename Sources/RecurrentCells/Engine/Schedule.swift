/// In which parts a passage is computed, on which the bits do not depend.
struct Schedule: Hashable {
  /// What each thread takes.
  enum Division: Hashable {
    /// Everything: there is one thread.
    case none
    /// Some batch rows, over all steps: nobody waits.
    case rows
    /// Some hidden units, of all rows: all wait for each other after each step.
    case units
  }

  let division: Division

  /// How many steps' products with the inputs are computed before their recurrence; nil is none: a
  /// step's products are all computed at once.
  let stepsAhead: Int?

  /// From so many rows on, a panel's weights serve enough rows while they are in the nearest cache,
  /// and to write the pre-activations and read them again is what costs.
  private static let rowsAtOnce = 24

  /// Rows of inputs that are computed ahead: enough for every weight that is read, and few enough
  /// that the pre-activations stay near.
  private static let rowsAhead = 128

  /// What a thread must have to do before it is worth waking, in multiply-adds (20 µs).
  private static let leastWork = 1_000_000

  /// What each must have to do in a step to be worth waiting for the others (0.5 µs).
  private static let leastWorkOfStep = 16_000

  /// Weights up to this size stay in each core's own cache.
  private static let bytesNearby = 512 << 10

  init(_ cell: PackedLSTM, steps: Int, batch: Int, threads: Int) {
    stepsAhead =
      batch >= Self.rowsAtOnce ? nil : max(1, min(steps, Self.rowsAhead / max(batch, 1)))
    let ofStep = 4 * cell.hiddenSize * (cell.inputSize + cell.hiddenSize) * batch
    guard threads > 1, ofStep * steps >= Self.leastWork * threads else {
      division = .none
      return
    }
    if batch >= 4 * threads, cell.bytes <= Self.bytesNearby || cell.panels < threads {
      division = .rows
    } else if cell.panels >= threads, ofStep >= Self.leastWorkOfStep * threads {
      division = .units
    } else {
      division = batch >= threads ? .rows : .none
    }
  }

  /// The part of a range that one of several threads takes.
  static func share(of count: Int, _ thread: Int, of threads: Int) -> Range<Int> {
    count * thread / threads..<count * (thread + 1) / threads
  }
}
