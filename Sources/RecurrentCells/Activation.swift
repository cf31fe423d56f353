import RealModule

/// How a cell computes its activation functions.
///
/// σ is accurate relative to its value for every argument. The cases differ in tanh.
public enum Activation: Hashable, Sendable, CaseIterable {
  /// tanh(x) as the platform computes it, accurate relative to its value.
  case standard

  /// tanh(x) = 2σ(2x) − 1.
  ///
  /// Exact in algebra, but near 0 the difference cancels: the error is small against 1, not against
  /// the value.
  case logisticTanh

  /// σ(x) = 1 / (1 + exp(−x)).
  ///
  /// Computed from exp(−|x|), which cannot overflow; for negative x as exp(x) / (1 + exp(x)), so
  /// that nothing cancels: σ(−80) is 1.8e-35, not 0.
  public func sigmoid<Scalar: CellScalar>(_ x: Scalar) -> Scalar {
    let power = Scalar.exp(-x.magnitude)
    return (x < 0 ? power : 1) / (1 + power)
  }

  /// tanh(x), in the way that the case names.
  public func tanh<Scalar: CellScalar>(_ x: Scalar) -> Scalar {
    switch self {
    case .standard: Scalar.tanh(x)
    case .logisticTanh: 2 * sigmoid(2 * x) - 1
    }
  }
}
