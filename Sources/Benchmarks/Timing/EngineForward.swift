public import CrossCheck
public import RecurrentCells
import Subjects
public import Tensors

/// This package's fast LSTM: the engine of `lockstep bench`.
///
/// What is timed returns h after every step and the last states, as the peers do, in memory that was
/// allocated before.
public struct EngineForward: TimedForward {
  public let name: String
  public let version = lockstepVersion
  public let threads: Int

  private let kernels: KernelSet
  private var prepared: Prepared?

  fileprivate struct Prepared {
    let engine: LSTMEngine
    let inputs: Tensor<Float>
    let state: LSTMCell<Float>.State
    var c: [Float]
    var h: [Float]
    var outputs: [Float]
  }

  /// - Parameters:
  ///   - kernels: nil is what the machine, or its environment, prefers.
  ///   - threads: how many it may make use of.
  /// - Throws: `KernelSetError` if the environment asks for kernels that cannot be run here.
  public init(_ kernels: KernelSet? = nil, threads: Int) throws {
    self.kernels = if let kernels { kernels } else { try KernelSet.preferred() }
    self.threads = threads
    name = "engine:\(self.kernels)"
  }

  public mutating func prepare(_ example: Case<Float>) throws {
    let cell = try LSTMCell<Float>(
      kernel: example["kernel"], bias: example["bias"],
      forgetBias: Float(example.options["forget_bias"] ?? 1))
    let sizes = example.sizes
    prepared = Prepared(
      engine: try LSTMEngine(cell, kernels: kernels, threads: threads), inputs: example["inputs"],
      state: .init(c: example["initial_c"], h: example["initial_h"]),
      c: example["initial_c"].scalars, h: example["initial_h"].scalars,
      outputs: [Float](repeating: 0, count: sizes.steps * sizes.batch * sizes.hiddenSize))
  }

  public mutating func run() throws {
    prepared?.run()
  }

  public func outputs() throws -> Trace<Float> {
    guard let prepared else { preconditionFailure("no case was prepared") }
    // The same bits again, and c after every step with them: h alone proves less.
    let run = try prepared.engine.run(prepared.inputs, from: prepared.state)
    let shape = prepared.state.h.shape.dimensions
    return try Trace(
      tensors: ["c": run.c, "h": Tensor(run.h.shape.dimensions, prepared.outputs)],
      finalState: ["c": Tensor(shape, prepared.c), "h": Tensor(shape, prepared.h)])
  }
}

extension EngineForward.Prepared {
  mutating func run() {
    let batch = state.h.shape.dimensions[0]
    state.c.scalars.withUnsafeBufferPointer { initial in
      c.withUnsafeMutableBufferPointer { _ = $0.update(fromContentsOf: initial) }
    }
    state.h.scalars.withUnsafeBufferPointer { initial in
      h.withUnsafeMutableBufferPointer { _ = $0.update(fromContentsOf: initial) }
    }
    inputs.scalars.withUnsafeBufferPointer { inputs in
      c.withUnsafeMutableBufferPointer { c in
        h.withUnsafeMutableBufferPointer { h in
          outputs.withUnsafeMutableBufferPointer { outputs in
            engine.run(inputs, batch: batch, c: c, h: h, outputs: outputs)
          }
        }
      }
    }
  }
}
