import _RecurrentKernels

/// What one run of an engine needs beside the weights: threads, and room for pre-activations.
///
/// Kept between runs, so that after the first one nothing is allocated. Of one run at a time.
final class Workspace: @unchecked Sendable {
  private let cell: PackedLSTM
  private let kernels: recurrent_kernels
  private let threads: Int
  private var team: Team?
  private var barrier: Barrier?
  private var preactivations: UnsafeMutablePointer<Float>?
  private var capacity = 0

  init(_ cell: PackedLSTM, _ kernels: KernelSet, threads: Int) {
    self.cell = cell
    self.kernels = kernels.functions
    self.threads = threads
  }

  deinit { preactivations?.deallocate() }

  func run(_ passage: Passage) {
    guard passage.steps > 0, passage.batch > 0 else { return }
    let schedule = Schedule(
      cell, steps: passage.steps, batch: passage.batch, threads: threads)
    reserve((schedule.stepsAhead ?? 0) * passage.batch * cell.panels * 4 * cell.lanes)
    guard schedule.division != .none else {
      return run(passage, schedule, rows: 0..<passage.batch, panels: 0..<cell.panels, nil)
    }
    let team = self.team ?? Team(size: threads)
    let barrier = self.barrier ?? Barrier(threads: threads)
    (self.team, self.barrier) = (team, barrier)
    team.run { thread in
      if schedule.division == .rows {
        let rows = Schedule.share(of: passage.batch, thread, of: threads)
        run(passage, schedule, rows: rows, panels: 0..<cell.panels, nil)
      } else {
        let panels = Schedule.share(of: cell.panels, thread, of: threads)
        run(passage, schedule, rows: 0..<passage.batch, panels: panels, barrier)
      }
    }
  }

  /// The part of one thread.
  ///
  /// - Parameter barrier: where it waits for the others after each step.
  private func run(
    _ passage: Passage, _ schedule: Schedule, rows: Range<Int>, panels: Range<Int>,
    _ barrier: Barrier?
  ) {
    var packed = cell.forKernels
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
        barrier?.wait()
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
