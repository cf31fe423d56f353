public import Tensors

/// What a subject returns: its state after every step.
///
/// A trace holds at least one of the signature's states, each [T, B, H] (a projected h [T, B, P]); a
/// state that it lacks is carried by the reference. It may expose the gates, [T, B, H] each after
/// the activation, and `z`, [T, B, G·H], the pre-activations with every bias, the forget bias too: leave
/// `z` out if that of a port lacks one.
public struct Trace<Scalar: TensorScalar>: Sendable {
  /// The states after every step, and the activations if exposed; `Signature.traceTensors`.
  public let tensors: NamedTensors<Scalar>

  /// The states after the last step, [B, H] each, under the states' names; may be empty.
  ///
  /// With T = 0 it is all that can be compared, and must be the initial state.
  public let finalState: NamedTensors<Scalar>

  /// Of tensors that were read from decimal text, half a unit of the last digit printed of each
  /// number, such as 0.0005 for `0.123`, and 0 for one that is exact; under the tensors' names.
  ///
  /// They are finite and not negative.
  public let halfUnits: NamedTensors<Double>

  /// A trace of these tensors.
  public init(
    tensors: NamedTensors<Scalar>, finalState: NamedTensors<Scalar> = [:],
    halfUnits: NamedTensors<Double> = [:]
  ) {
    self.tensors = tensors
    self.finalState = finalState
    self.halfUnits = halfUnits
  }
}
