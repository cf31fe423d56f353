import RecurrentCells
import Tensors
import Testing

/// A thread that the machine keeps from working costs time, and no bits.
struct SharedStepsTests {
  /// Gives up at once: after the first step the first thread has lost patience, one later the others know.
  private static let none = Patience(
    untimedQuestions: 0, slack: .seconds(-60), slackForSleepers: .seconds(-60))

  private struct Example {
    let packed: PackedLSTM
    let kernels: KernelSet
    let inputs: Tensor<Float>
    let state: LSTMCell<Float>.State

    /// Of 150 steps, 128 are projected ahead.
    init(_ kernels: KernelSet) throws {
      let cell: LSTMCell<Float> = try Fixture.lstm(inputs: 9, hidden: 150)
      self.kernels = kernels
      packed = PackedLSTM(cell, lanes: kernels.lanes)
      inputs = try Fixture.tensor([150, 1, 9], offset: 5)
      state = try Fixture.state(cell, batch: 1)
    }

    func run(_ workspace: Workspace) throws -> LSTMCell<Float>.Run {
      var traces = try EngineTraces(steps: 150, batch: 1, units: 150, exposing: false)
      traces.fill(inputs, from: state) { workspace.run($0) }
      return try traces.run(from: state)
    }
  }

  @Test(arguments: KernelSet.supported, [2, 3])
  func goingOnAloneChangesNoBits(_ kernels: KernelSet, threads: Int) throws {
    let example = try Example(kernels)
    let expected = try example.run(Workspace(example.packed, kernels, threads: 1))
    for _ in 0..<3 {
      // A new one each time: after a loss its runs have one thread.
      let workspace = Workspace(example.packed, kernels, threads: threads, patience: Self.none)
      let run = try example.run(workspace)
      #expect(run.c.isBitwiseEqual(to: expected.c))
      #expect(run.h.isBitwiseEqual(to: expected.h))
    }
  }

  @Test func afterALossRunsAreNotSharedForAWhile() throws {
    let example = try Example(KernelSet.supported[0])
    let workspace = Workspace(example.packed, example.kernels, threads: 2, patience: Self.none)
    _ = try example.run(workspace)
    let timeAlone = workspace.account.timeAlone
    #expect(timeAlone > .zero)
    _ = try example.run(workspace)
    #expect(workspace.account.timeAlone < timeAlone, "what was lost is paid back")
  }

  @Test func whatIsLostAgainAndAgainIsTriedLessAndLess() {
    var account = SharingAccount()
    account.lose(.milliseconds(3))
    #expect(account.timeAlone == .milliseconds(12))
    account.runAlone(for: .milliseconds(7))
    #expect(account.timeAlone == .milliseconds(5))
    account.runAlone(for: .milliseconds(7))
    #expect(account.timeAlone == .zero)
    account.lose(.milliseconds(3))
    #expect(account.timeAlone == .milliseconds(24))
    account.runAlone(for: .milliseconds(24))
    account.gain(.milliseconds(5))
    account.lose(.milliseconds(1))
    #expect(account.timeAlone == .milliseconds(8), "what was saved since is counted")
    account.lose(.seconds(20))
    #expect(account.timeAlone == .seconds(4))
  }

  @Test func oneThreadIsFasterWhereTheWaitsAreLonger() {
    func isLost(_ waited: Int, _ elapsed: Int, threads: Int, wereAsleep: Bool = false) -> Bool {
      Patience.usual.isLost(
        waiting: .microseconds(waited), of: .microseconds(elapsed), threads: threads,
        wereAsleep: wereAsleep)
    }
    // It worked for 300 of 700 µs, and alone would have for 600.
    #expect(!isLost(400, 700, threads: 2))
    #expect(isLost(401, 700, threads: 2))
    // Two others do twice as much for it.
    #expect(!isLost(700, 1000, threads: 3))
    #expect(isLost(701, 1000, threads: 3))
    #expect(!isLost(0, 0, threads: 2))
    // To wake a thread may take a millisecond.
    #expect(!isLost(1300, 1600, threads: 2, wereAsleep: true))
    #expect(isLost(1301, 1600, threads: 2, wereAsleep: true))
  }
}
