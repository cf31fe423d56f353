public import CrossCheck
public import RecurrentCells
public import Tensors

/// This package's fast float32 LSTM as a subject: each set of kernels is one.
public struct EngineSubject: Subject {
  public let name: String
  public let version: String
  private let kernels: KernelSet
  private let threads: Int

  /// The cells that the engine computes.
  public static let signatures: [Signature] = [.lstm, .lstmTwoBiases]

  /// - Parameters:
  ///   - kernels: nil is what the machine, or its environment, prefers.
  ///   - threads: how many threads one case may use.
  /// - Throws: `KernelSetError` if the environment asks for kernels that cannot be run here.
  public init(_ kernels: KernelSet? = nil, threads: Int = 1) throws {
    self.kernels = if let kernels { kernels } else { try KernelSet.preferred() }
    name = "engine:\(self.kernels)"
    version = lockstepVersion
    self.threads = threads
  }

  public func trace(of example: Case<Float>) throws -> Trace<Float> {
    try trace(of: example, exposingActivations: false)
  }

  public func traceWithActivations(of example: Case<Float>) throws -> Trace<Float> {
    try trace(of: example, exposingActivations: true)
  }

  private func trace(
    of example: Case<Float>, exposingActivations: Bool
  ) throws -> Trace<Float> {
    guard Self.signatures.contains(example.signature) else {
      throw UnknownCell(cell: example.signature.cell)
    }
    let cell = try LSTMCell(example)
    return try Trace(
      LSTMEngine(cell, kernels: kernels, threads: threads).run(
        example["inputs"],
        from: LSTMCell.State(c: example["initial_c"], h: example["initial_h"]),
        exposingActivations: exposingActivations))
  }
}
