import CrossCheck
import Testing

@Suite struct WorkLedgerRules {
  /// A worker that has work, judges some of it, and perhaps dies; from a seeded generator.
  private struct Moves {
    var state: UInt64

    mutating func draw(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
  }

  @Test("Whoever dies and whenever, every case is taken once, in order", arguments: 1...40)
  func everyCaseOnce(seed: UInt64) throws {
    var moves = Moves(state: seed)
    let indices = 5..<5 + 40 + 70 * moves.draw(4)
    var ledger = WorkLedger<Int>(indices, window: 96)
    var inHand: [Int: [Int]] = [:]
    var (taken, lost, newest) = ([Int](), Set<Int>(), 3)
    var workers = [0, 1, 2]
    while !ledger.isComplete {
      let place = moves.draw(workers.count)
      let worker = workers[place]
      switch moves.draw(10) {
      case 0...2:
        guard let work = ledger.handOut(to: worker) else { break }
        // What is done again lies in a block that was handed out before.
        #expect(work.indices.lowerBound < (taken.last ?? 4) + 1 + 96 + 32)
        inHand[worker, default: []] += Array(work.indices)
      case 3...7:
        guard let index = inHand[worker]?.first else { break }
        inHand[worker]?.removeFirst()
        try ledger.add(index, of: index, by: worker)
      default:
        // Within the subject's run of the case that is next, or having judged one: never idle.
        guard let index = inHand[worker]?.first else { break }
        #expect(try ledger.bury(worker, running: index..<index + 1) == index)
        ledger.settle(-index, of: index)
        lost.insert(index)
        inHand[worker] = nil
        workers[place] = newest
        newest += 1
      }
      while let result = ledger.takeInOrder() { taken.append(abs(result)) }
    }
    #expect(taken == Array(indices))
    #expect(!lost.isEmpty)
  }

  @Test("Of several cases that ran at once none is blamed: they are run alone again")
  func stacks() throws {
    var ledger = WorkLedger<String>(0..<40, window: 96)
    let work = try ledger.required(0)
    #expect(work.indices == 0..<32)
    #expect(work.stacking == 32)
    try ledger.add("zero", of: 0, by: 0)
    #expect(try ledger.bury(0, running: 1..<7) == nil)
    let again = try ledger.required(1)
    #expect(again.indices == 1..<32)
    #expect(again.stacking == 1)
    #expect(try ledger.bury(1, running: 4..<5) == 4)
    #expect(try ledger.required(2).indices == 1..<4)
    #expect(try ledger.required(2).indices == 5..<32)
    #expect(try ledger.required(2).indices == 32..<40)
    #expect(ledger.handOut(to: 2) == nil)
  }

  @Test("Three deaths over the same cases are enough, unless a case was judged between")
  func noProgress() throws {
    var ledger = WorkLedger<Int>(0..<32, window: 96)
    for worker in 0..<2 {
      _ = ledger.handOut(to: worker)
      #expect(try ledger.bury(worker, running: nil) == nil)
    }
    _ = ledger.handOut(to: 2)
    try ledger.add(0, of: 0, by: 2)
    for worker in 2..<4 {
      #expect(try ledger.bury(worker, running: nil) == nil)
      #expect(ledger.handOut(to: worker + 1)?.indices == 1..<32)
    }
    #expect(throws: NoProgress(indices: 1..<32)) { try ledger.bury(4, running: nil) }
  }

  @Test("A case that is not a worker's next is refused")
  func strangers() throws {
    var ledger = WorkLedger<Int>(0..<64, window: 96)
    _ = ledger.handOut(to: 0)
    _ = ledger.handOut(to: 1)
    #expect(throws: MalformedMessage.self) { try ledger.add(1, of: 1, by: 0) }
    #expect(throws: MalformedMessage.self) { try ledger.add(0, of: 0, by: 1) }
    try ledger.add(0, of: 0, by: 0)
    #expect(throws: MalformedMessage.self) { try ledger.add(0, of: 0, by: 0) }
  }

  @Test("No more is handed out than the window beyond the first missing case")
  func window() throws {
    var ledger = WorkLedger<Int>(0..<1000, window: 64)
    #expect(ledger.handOut(to: 0)?.indices == 0..<32)
    #expect(ledger.handOut(to: 1)?.indices == 32..<64)
    #expect(ledger.handOut(to: 1) == nil)
    try ledger.add(0, of: 0, by: 0)
    #expect(ledger.takeInOrder() == 0)
    #expect(ledger.handOut(to: 1)?.indices == 64..<96)
  }
}

extension WorkLedger {
  /// The next work of a worker, which must have some.
  fileprivate mutating func required(
    _ worker: Int
  ) throws -> (indices: Range<Int>, stacking: Int) {
    let work = handOut(to: worker)
    return try #require(work)
  }
}
