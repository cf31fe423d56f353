import _RecurrentKernels

/// exp, σ and tanh as the kernels of the engine compute them.
///
/// Each is at most 2 units in the last place off, relative to its value, and monotone; NaN stays NaN.
/// A result below the smallest normal number is less than one of the smallest subnormals off.
public enum VectorFunction: String, Hashable, Sendable, CaseIterable {
  /// exp(x).
  case exp
  /// σ(x) = 1 / (1 + exp(−x)).
  case logistic
  /// tanh(x).
  case tanh

  /// Computes the function of every number.
  ///
  /// - Precondition: both have the same count.
  public func apply(
    _ kernels: KernelSet, to numbers: UnsafeBufferPointer<Float>,
    into results: UnsafeMutableBufferPointer<Float>
  ) {
    precondition(numbers.count == results.count, "as many results as numbers")
    let functions = kernels.functions
    let function =
      switch self {
      case .exp: functions.exp
      case .logistic: functions.logistic
      case .tanh: functions.tanh
      }
    function?(numbers.baseAddress, results.baseAddress, numbers.count)
  }

  /// The same, in an array.
  public func apply(_ kernels: KernelSet, to numbers: [Float]) -> [Float] {
    [Float](unsafeUninitializedCapacity: numbers.count) { results, count in
      numbers.withUnsafeBufferPointer {
        apply(kernels, to: $0, into: .init(rebasing: results[..<numbers.count]))
      }
      count = numbers.count
    }
  }
}
