package import ForwardPass
package import Networks

/// Who computes a forward pass.
package protocol ForwardBackend: Sendable {
  /// What makes stages of networks; called once, on the thread that computes.
  func makeStages() throws -> any ForwardStages

  /// The status and the sentence of an error of its own; nil of any other.
  func failure(for error: any Error) -> CommandFailure?
}

/// Makes of networks what computes them.
package protocol ForwardStages {
  func stage(_ name: String, _ network: Network<Float>) throws -> ForwardStage<Float>
  func stage(_ name: String, _ network: Network<Double>) throws -> ForwardStage<Double>
}

/// The native forward pass.
package struct NativeBackend: ForwardBackend, ForwardStages {
  package init() {}

  package func makeStages() -> any ForwardStages { self }

  package func stage(_ name: String, _ network: Network<Float>) -> ForwardStage<Float> {
    ForwardStage(name: name, network)
  }

  package func stage(_ name: String, _ network: Network<Double>) -> ForwardStage<Double> {
    ForwardStage(name: name, network)
  }

  package func failure(for error: any Error) -> CommandFailure? { nil }
}
