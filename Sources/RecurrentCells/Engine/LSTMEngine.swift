public import RealModule
import Synchronization
public import Tensors

/// The float32 LSTM at the speed of the machine: the same cell as `LSTMCell`, over vector kernels.
///
///     let engine = try LSTMEngine(LSTMCell(kernel: kernel, bias: bias), threads: 2)
///     let run = engine.run(sequence, from: state)
///
/// The weights are packed once. For one set of kernels a row's bits depend on its inputs, its state and
/// the weights alone: not on the other rows, on the number of threads, or on where a sequence is cut.
/// They differ from those of `LSTMCell`, and of other sets of kernels, by rounding: the sums are in the
/// same order, fused where the machine can, and exp, σ and tanh are the kernels' own, at most 2 units in
/// the last place off.
///
/// Several threads may use one engine at once; each then has a workspace of its own.
public final class LSTMEngine: Sendable {
  /// The cell that the engine runs.
  public let cell: LSTMCell<Float>

  /// The kernels that it runs on.
  public let kernels: KernelSet

  /// How many threads a run may use, at most.
  public let threads: Int

  private let packed: PackedLSTM

  /// Those that nobody uses.
  private let workspaces = Mutex<[Workspace]>([])

  /// Packs the weights of a cell for the kernels.
  ///
  /// - Parameters:
  ///   - cell: its way to compute tanh is not taken over.
  ///   - kernels: nil is `KernelSet.preferred()`.
  ///   - threads: 1 or more.
  /// - Throws: `KernelSetError` if the environment asks for kernels that this machine cannot run.
  public init(
    _ cell: LSTMCell<Float>, kernels: KernelSet? = nil, threads: Int = 1
  ) throws(KernelSetError) {
    precondition(threads >= 1, "an engine has one thread or more")
    self.cell = cell
    self.threads = threads
    self.kernels = if let kernels { kernels } else { try KernelSet.preferred() }
    packed = PackedLSTM(cell, lanes: self.kernels.lanes)
  }

  /// Runs the cell over a sequence.
  ///
  /// - Parameters:
  ///   - inputs: the sequence, time-major, `[T, B, I]`; T and B may be 0.
  ///   - initialState: c and h, `[B, H]`.
  ///   - exposingActivations: whether to return z and the gates too.
  /// - Throws: `CellError` if a shape does not fit.
  public func run(
    _ inputs: Tensor<Float>, from initialState: LSTMCell<Float>.State,
    exposingActivations: Bool = false
  ) throws(CellError) -> LSTMCell<Float>.Run {
    let (steps, batch) = try cell.sizes.sequence(inputs)
    try cell.sizes.check(state: initialState.c, named: "c", batch: batch)
    try cell.sizes.check(state: initialState.h, named: "h", batch: batch)
    var traces = try EngineTraces(
      steps: steps, batch: batch, units: cell.hiddenSize, exposing: exposingActivations)
    traces.fill(inputs, from: initialState) { passage in pass(passage) }
    return try traces.run(from: initialState)
  }

  /// Runs the cell over a sequence in memory of the caller's; after the first run nothing is allocated.
  ///
  /// - Parameters:
  ///   - inputs: `[T, B, I]`.
  ///   - batch: B, the number of sequences.
  ///   - c: the state, `[B, H]`, before and then after the steps.
  ///   - h: the same.
  ///   - outputs: h after every step, `[T, B, H]`.
  /// - Precondition: the sizes fit, and no two overlap.
  public func run(
    _ inputs: UnsafeBufferPointer<Float>, batch: Int, c: UnsafeMutableBufferPointer<Float>,
    h: UnsafeMutableBufferPointer<Float>, outputs: UnsafeMutableBufferPointer<Float>
  ) {
    let rows = batch * cell.hiddenSize
    guard batch > 0, !inputs.isEmpty else { return }
    let steps = inputs.count / (batch * cell.inputSize)
    precondition(
      inputs.count == steps * batch * cell.inputSize && c.count == rows && h.count == rows
        && outputs.count == steps * rows, "the sizes do not fit")
    guard let from = inputs.baseAddress, let c = c.baseAddress, let h = h.baseAddress,
      let outputs = outputs.baseAddress
    else { return }
    pass(
      Passage(
        steps: steps, batch: batch, inputs: from, initialC: c, initialH: h, c: c, h: outputs,
        keepsC: false))
    h.update(from: outputs + (steps - 1) * rows, count: rows)
  }

  private func pass(_ passage: Passage) {
    let workspace =
      workspaces.withLock { $0.popLast() }
      ?? Workspace(packed, kernels, threads: threads)
    workspace.run(passage)
    workspaces.withLock { $0.append(workspace) }
  }
}
