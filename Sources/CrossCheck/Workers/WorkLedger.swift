/// Which cases of a campaign are still to be judged, who judges which, and what was judged: no case is
/// lost when a worker dies, and none counts twice.
///
/// Cases are handed out in blocks of the generator, as many ahead of the first one that is missing as a
/// window allows, so that memory does not grow with the number of cases.
public struct WorkLedger<Result> {
  /// After how many deaths in a row over the same work it is given up.
  static var mostDeaths: Int { 3 }

  /// What a worker has in hand; a worker does its works in order, and the cases of each.
  private struct Work {
    var indices: Range<Int>
    var stacking: Int
    var deaths = 0
  }

  private let window: Int
  private var fresh: Range<Int>
  private var again: [Work] = []
  private var inHand: [Int: [Work]] = [:]

  private var judged: [Int: Result] = [:]
  private var next: Int
  private let end: Int

  /// The ledger of cases of which none is handed out yet.
  ///
  /// - Parameters:
  ///   - indices: the cases of the campaign.
  ///   - window: how many cases may be handed out beyond the first one that is missing.
  public init(_ indices: Range<Int>, window: Int) {
    fresh = indices
    (next, end) = (indices.lowerBound, indices.upperBound)
    self.window = window
  }

  /// Whether every case was taken by `takeInOrder`.
  public var isComplete: Bool { next == end }

  /// How much work a worker has.
  public func worksInHand(of worker: Int) -> Int { inHand[worker]?.count ?? 0 }

  /// The next cases for a worker, and how many the subject may be given at once; nil if there are none
  /// to be handed out now.
  @specialized(where Result == JudgedCase)
  public mutating func handOut(to worker: Int) -> (indices: Range<Int>, stacking: Int)? {
    var work: Work
    if again.isEmpty {
      guard !fresh.isEmpty, fresh.lowerBound < next + window else { return nil }
      let first = fresh.lowerBound
      let length = min(Block.length - first % Block.length, fresh.count)
      work = Work(indices: first..<first + length, stacking: Block.length)
      fresh = first + length..<fresh.upperBound
    } else {
      work = again.removeFirst()
    }
    inHand[worker, default: []].append(work)
    return (work.indices, work.stacking)
  }

  /// Notes that a worker has judged a case.
  ///
  /// - Throws: `MalformedMessage` if it is not the next one that it was asked for.
  @specialized(where Result == JudgedCase)
  public mutating func add(
    _ result: Result, of index: Int, by worker: Int
  ) throws(MalformedMessage) {
    guard var work = inHand[worker]?.first, work.indices.first == index else {
      throw MalformedMessage("case \(index) was judged, but it is not its turn")
    }
    work.indices.removeFirst()
    work.deaths = 0
    if work.indices.isEmpty {
      inHand[worker]?.removeFirst()
    } else {
      inHand[worker]?[0] = work
    }
    judged[index] = result
  }

  /// Notes that a worker is no more; its cases are handed out again.
  ///
  /// - Parameters:
  ///   - worker: its number.
  ///   - running: the cases that the subject ran on at that moment, if it did.
  /// - Returns: the case that the subject ended the process on, whose result `settle` takes; nil if
  ///   that is not known.
  /// - Throws: `NoProgress` if it was not the first to die over these cases.
  public mutating func bury(
    _ worker: Int, running: Range<Int>?
  ) throws(NoProgress) -> Int? {
    guard var works = inHand.removeValue(forKey: worker), !works.isEmpty else { return nil }
    defer { again = (works + again).sorted { $0.indices.lowerBound < $1.indices.lowerBound } }
    let current = works[0].indices
    let suspects = running.map { $0.clamped(to: current) } ?? 0..<0
    if suspects.count == 1 {
      let culprit = suspects.lowerBound
      let parts = [current.lowerBound..<culprit, culprit + 1..<current.upperBound]
      works.replaceSubrange(
        0..<1,
        with: parts.filter { !$0.isEmpty }.map { Work(indices: $0, stacking: works[0].stacking) })
      return culprit
    }
    works[0].deaths += 1
    guard works[0].deaths < Self.mostDeaths else { throw NoProgress(indices: current) }
    // One of several: alone each shows whether it is the one.
    if !suspects.isEmpty { works[0].stacking = 1 }
    return nil
  }

  /// Notes what becomes of a case that a subject ended its process on.
  public mutating func settle(_ result: Result, of index: Int) { judged[index] = result }

  /// The result of the next case in the order of the indices; nil while it is missing.
  @specialized(where Result == JudgedCase)
  public mutating func takeInOrder() -> Result? {
    guard let result = judged.removeValue(forKey: next) else { return nil }
    next += 1
    return result
  }
}

/// Workers that died over the same cases again and again, without the subject running.
public struct NoProgress: Error, Hashable {
  /// The indices of the cases.
  public let indices: Range<Int>

  /// An error over the cases of these indices.
  public init(indices: Range<Int>) { self.indices = indices }
}
