import RecurrentCells
import Tensors

extension Layer {
  /// The same layer without parts that change nothing: peepholes that are all 0, a projection that is
  /// the identity, a clip of 0.
  func simplified() throws -> Layer {
    guard isExtended, signature.gates.count == 4, options["projection_clip"] ?? 0 == 0 else {
      return self
    }
    var parameters = parameters
    let hasPeepholes = ["i", "f", "o"].contains { gate in
      parameters["peephole_" + gate]?.scalars.contains { $0 != 0 } ?? false
    }
    if !hasPeepholes { for gate in ["i", "f", "o"] { parameters["peephole_" + gate] = nil } }
    if parameters["projection"]?.isIdentity == true { parameters["projection"] = nil }
    let hasProjection = parameters["projection"] != nil
    var options = options
    if !hasProjection { options["projection_clip"] = nil }
    let isBasic = !hasPeepholes && !hasProjection && options["cell_clip"] == 0
    if isBasic { options["cell_clip"] = nil }
    return try Layer(
      name: name,
      signature: isBasic
        ? .lstm
        : .extendedLSTM(
          isCoupled: false, hasPeepholes: hasPeepholes, hasProjection: hasProjection),
      parameters: parameters, options: options, splice: splice)
  }
}

extension Tensor {
  /// Whether it is a square matrix of ones on the diagonal and zeros beside it.
  fileprivate var isIdentity: Bool {
    let dimensions = shape.dimensions
    guard dimensions.count == 2, dimensions[0] == dimensions[1] else { return false }
    return scalars.enumerated().allSatisfy { index, value in
      value == (index / dimensions[0] == index % dimensions[0] ? 1 : 0)
    }
  }

  static func identity(_ size: Int) throws -> Tensor {
    var matrix = try Tensor([size, size], repeating: 0)
    matrix.withUnsafeMutableScalars { scalars in
      for place in 0..<size { scalars[place * size + place] = 1 }
    }
    return matrix
  }
}
