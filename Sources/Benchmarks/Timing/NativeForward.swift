public import CrossCheck
import RecurrentCells
import Subjects
public import Tensors

/// This package's own cell: the engine of `lockstep bench`.
public struct NativeForward: TimedForward {
  public let name = "native"
  public let version = lockstepVersion

  /// The cell is not parallel.
  public let threads = 1

  private var prepared:
    (cell: LSTMCell<Float>, inputs: Tensor<Float>, state: LSTMCell<Float>.State)?
  private var last: LSTMCell<Float>.Run?

  /// - Parameter threads: how many it may make use of.
  public init(threads: Int) {}

  public mutating func prepare(_ example: Case<Float>) throws {
    last = nil
    prepared = (
      try LSTMCell(
        kernel: example["kernel"], bias: example["bias"],
        forgetBias: Float(example.options["forget_bias"] ?? 1)),
      example["inputs"], LSTMCell.State(c: example["initial_c"], h: example["initial_h"])
    )
  }

  public mutating func run() throws {
    guard let (cell, inputs, state) = prepared else {
      preconditionFailure("no case was prepared")
    }
    last = try cell.run(inputs, from: state)
  }

  public func outputs() throws -> Trace<Float> {
    guard let last else { preconditionFailure("nothing was run") }
    return Trace(
      tensors: ["c": last.c, "h": last.h],
      finalState: ["c": last.finalState.c, "h": last.finalState.h])
  }
}
