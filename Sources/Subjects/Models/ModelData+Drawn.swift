import CrossCheck
public import Networks
import Tensors

extension ModelData {
  /// Inputs from N(0, 1) and initial states, none of them zero, for a network of which nobody gave any.
  ///
  /// The same seed gives the same bits everywhere.
  ///
  /// - Throws: `TensorError` if the sizes do not fit into memory.
  public static func drawn(
    for layers: [LayerPlan], steps: Int = 20, batch: Int = 3, seed: UInt64
  ) throws -> ModelData {
    let states = try layers.filter(\.signature.isRecurrent).enumerated().map { index, layer in
      var states = NamedTensors<Scalar>()
      for state in layer.signature.states {
        let (shape, name) = ([batch, layer.width(of: state)], "initial_\(state)_\(index)")
        states[state] =
          state == "c"
          ? try .normal(shape, seed: seed, name: name)
          : try .symmetric(shape, seed: seed, name: name)
      }
      return states
    }
    let width = layers.first?.frameSize ?? 0
    return ModelData(
      inputs: try .normal([steps, batch, width], seed: seed, name: "inputs"),
      initialStates: states)
  }
}
