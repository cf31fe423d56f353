import RecurrentCells
import Tensors

/// The biases of a target that has fewer terms than a layer: sums, and what is to be said of them.
///
/// A bias that is added beforehand is one order of the cell's sum, which the bound covers.
struct BiasSums<Scalar: CellScalar> {
  var notes: [String] = []

  /// Both biases of a layer as one, without the forget bias.
  mutating func bias(of layer: Layer<Scalar>) throws -> Tensor<Scalar> {
    let bias = try layer.parameter("bias")
    guard let second = layer.parameters["recurrent_bias"] else { return bias }
    return try sum(bias, second, "the two biases of \(layer.name) are added")
  }

  /// Both biases and the forget bias as one.
  mutating func whole(of layer: Layer<Scalar>) throws -> Tensor<Scalar> {
    let bias = try bias(of: layer)
    guard let forget = try forgetBias(of: layer) else { return bias }
    return try sum(
      bias, forget,
      "the forget bias \(layer.options["forget_bias"] ?? 0) of \(layer.name) is part of its bias")
  }

  /// PyTorch's two biases, in the canonical order; nil if all are 0.
  mutating func pair(of layer: Layer<Scalar>) throws -> (Tensor<Scalar>, Tensor<Scalar>)? {
    let bias = try layer.parameter("bias")
    let forget = try forgetBias(of: layer)
    let what =
      "the forget bias \(layer.options["forget_bias"] ?? 0) of \(layer.name) is part of bias_hh"
    if let second = layer.parameters["recurrent_bias"] {
      return (bias, try forget.map { try sum(second, $0, what) } ?? second)
    }
    if let forget {
      notes.append(what.prefix(1).uppercased() + what.dropFirst() + ".")
      return (bias, forget)
    }
    if bias.scalars.allSatisfy({ $0 == 0 }) { return nil }
    return (bias, try Tensor(bias.shape.dimensions, repeating: 0))
  }

  /// The forget bias on its block; nil if there is none, or it is 0.
  private func forgetBias(of layer: Layer<Scalar>) throws -> Tensor<Scalar>? {
    guard let value = layer.options["forget_bias"], value != 0,
      let block = layer.signature.gates.firstIndex(where: { $0.name == "f" })
    else { return nil }
    let units = layer.hiddenSize
    return try Tensor(
      [layer.signature.gates.count * units],
      (0..<layer.signature.gates.count * units).map { $0 / units == block ? Scalar(value) : 0 })
  }

  private mutating func sum(
    _ a: Tensor<Scalar>, _ b: Tensor<Scalar>, _ what: String
  ) throws -> Tensor<Scalar> {
    var (rounded, count) = (0, 0)
    var sums: [Scalar] = []
    sums.reserveCapacity(a.scalars.count)
    for (index, (left, right)) in zip(a.scalars, b.scalars).enumerated() {
      // A zero is left out, so that −0 stays −0.
      let sum = right == 0 ? left : left == 0 ? right : left + right
      guard sum.isFinite || !left.isFinite || !right.isFinite else {
        throw NetworkError.notWritable(
          "\(what.prefix(1).uppercased() + what.dropFirst()), and at element \(index) the sum of "
            + "\(left) and \(right) is no \(Scalar.dtype.rawValue)")
      }
      if left != 0, right != 0 { count += 1 }
      // Knuth's error of a sum is exact.
      let part = sum - left
      if (left - (sum - part)) + (right - part) != 0, sum.isFinite { rounded += 1 }
      sums.append(sum)
    }
    let rounding =
      rounded == 0
      ? "no sum is rounded"
      : "\(rounded) of \(count) sums are rounded, as one order of summation would"
    notes.append(what.prefix(1).uppercased() + what.dropFirst() + ": \(rounding).")
    return try Tensor(a.shape.dimensions, sums)
  }
}
