import _RecurrentKernels

/// What one run of an engine needs beside the weights: threads, and room for pre-activations.
///
/// Kept between runs, so that after the first one nothing is allocated. Of one run at a time.
package final class Workspace: @unchecked Sendable {
  private let cell: PackedLSTM
  private let kernels: recurrent_kernels
  private let threads: Int
  private let patience: Patience
  private let sharedSteps: SharedSteps
  private var team: Team?
  private var preactivations: UnsafeMutablePointer<Float>?
  private var capacity = 0

  /// What the threads work at.
  private var current: (passage: Passage, schedule: Schedule)?

  /// Whether runs are shared.
  package private(set) var account = SharingAccount()

  package init(_ cell: PackedLSTM, _ kernels: KernelSet, threads: Int, patience: Patience = .usual)
  {
    self.cell = cell
    self.kernels = kernels.functions
    (self.threads, self.patience) = (threads, patience)
    sharedSteps = SharedSteps(threads: threads, patience)
  }

  deinit { preactivations?.deallocate() }

  package func run(_ passage: Passage) {
    guard passage.steps > 0, passage.batch > 0 else { return }
    let schedule = Schedule(
      cell, steps: passage.steps, batch: passage.batch, threads: threads)
    if schedule.division == .none, passage.batch == 1, passage.z == nil,
      cell.panels <= RECURRENT_ROW_PANELS
    {
      var (packed, row) = (cell.forKernels, passage.row(of: cell))
      return kernels.advance_row(&packed, &row)
    }
    reserve((schedule.stepsAhead ?? 0) * passage.batch * cell.panels * 4 * cell.lanes)
    guard schedule.division != .none else {
      return run(passage, schedule, rows: 0..<passage.batch, panels: 0..<cell.panels)
    }
    let began = ContinuousClock.now
    guard account.timeAlone == .zero else {
      run(passage, schedule, rows: 0..<passage.batch, panels: 0..<cell.panels)
      return account.runAlone(for: ContinuousClock.now - began)
    }
    let team = self.team ?? Team(size: threads) { [unowned self] in runPart(of: $0) }
    self.team = team
    current = (passage, schedule)
    sharedSteps.begin(at: began)
    let wereAsleep = team.begin()
    sharedSteps.wereAsleep = wereAsleep
    let waited = team.finish() + sharedSteps.waited
    current = nil
    let elapsed = ContinuousClock.now - began
    if sharedSteps.wereGivenUp
      || patience.isLost(
        waiting: waited, of: elapsed, threads: threads, wereAsleep: wereAsleep)
    {
      account.lose(waited)
    } else {
      account.gain((elapsed - waited) * (threads - 1) - waited)
    }
  }

  private func runPart(of thread: Int) {
    guard let (passage, schedule) = current else { return }
    if schedule.division == .rows {
      let rows = Schedule.share(of: passage.batch, thread, of: threads)
      run(passage, schedule, rows: rows, panels: 0..<cell.panels)
    } else {
      let panels = Schedule.share(of: cell.panels, thread, of: threads)
      run(passage, schedule, rows: 0..<passage.batch, panels: panels, sharing: sharedSteps, thread)
    }
  }

  /// - Parameter shared: where this thread meets the others after each step.
  private func run(
    _ passage: Passage, _ schedule: Schedule, rows: Range<Int>, panels: Range<Int>,
    sharing shared: SharedSteps? = nil, _ thread: Int = 0
  ) {
    var (packed, panels, shared) = (cell.forKernels, panels, shared)
    let width = cell.panels * 4 * cell.lanes
    for first in stride(from: 0, to: passage.steps, by: schedule.stepsAhead ?? passage.steps) {
      let end = min(first + (schedule.stepsAhead ?? passage.steps), passage.steps)
      if schedule.stepsAhead != nil { project(passage, &packed, first..<end, rows, panels) }
      for step in first..<end {
        var next = passage.step(
          step, of: cell,
          preactivations: schedule.stepsAhead == nil
            ? nil
            : preactivations.map { UnsafePointer($0 + (step - first) * passage.batch * width) })
        kernels.advance(
          &packed, &next, rows.lowerBound, rows.upperBound, panels.lowerBound, panels.upperBound)
        if let steps = shared, !steps.meet(after: step, thread: thread) {
          guard thread == 0 else { return }
          // What the others projected of the steps ahead is there.
          (shared, panels) = (nil, 0..<cell.panels)
        }
      }
    }
  }

  /// The products of the inputs of some steps, in this thread's rows and panels.
  private func project(
    _ passage: Passage, _ packed: inout recurrent_lstm, _ steps: Range<Int>, _ rows: Range<Int>,
    _ panels: Range<Int>
  ) {
    let inputs = passage.inputs + steps.lowerBound * passage.batch * cell.inputSize
    if rows.count == passage.batch {
      // All rows of all steps at once.
      kernels.project(
        &packed, inputs, preactivations, 0, steps.count * passage.batch, panels.lowerBound,
        panels.upperBound)
      return
    }
    for step in 0..<steps.count {
      let first = step * passage.batch
      kernels.project(
        &packed, inputs, preactivations, first + rows.lowerBound, first + rows.upperBound,
        panels.lowerBound, panels.upperBound)
    }
  }

  private func reserve(_ count: Int) {
    guard count > capacity else { return }
    preactivations?.deallocate()
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: count * MemoryLayout<Float>.stride, alignment: 64)
    preactivations = memory.initializeMemory(as: Float.self, repeating: 0, count: count)
    capacity = count
  }
}
