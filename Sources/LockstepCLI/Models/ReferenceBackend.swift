import CommandSupport
import ForwardPass
import Lockstep

/// The NumPy reference in place of the native forward pass.
struct ReferenceBackend: ForwardBackend {
  let python: InterpreterConfiguration

  func makeStages() throws -> any ForwardStages {
    Stages(reference: try Assembly(python: python).reference)
  }

  func failure(for error: any Error) -> CommandFailure? {
    let failure = Assembly.failure(for: error)
    return failure.status == .environment ? failure : nil
  }

  private struct Stages: ForwardStages {
    let reference: NumPyReference

    func stage(_ name: String, _ network: Network<Float>) throws -> ForwardStage<Float> {
      try make(name, network)
    }

    func stage(_ name: String, _ network: Network<Double>) throws -> ForwardStage<Double> {
      try make(name, network)
    }

    private func make<Scalar: SubjectScalar>(
      _ name: String, _ network: Network<Scalar>
    ) throws -> ForwardStage<Scalar> {
      let forward = try ReferenceForward(reference, network)
      return ForwardStage(
        name: name, inputSize: network.inputSize, outputSize: network.outputSize,
        run: forward.outputs(of:))
    }
  }
}
