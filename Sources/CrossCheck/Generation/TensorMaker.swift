import Tensors

/// Makes the tensors of one case after its recipe, each from streams of its own.
struct TensorMaker<Scalar: TensorScalar> {
  let recipe: Recipe
  let sizes: Sizes
  let seed: UInt64
  let index: Int

  @inline(__always)
  func tensor(_ specification: TensorSpecification) throws -> Tensor<Scalar> {
    let name = specification.name
    let dimensions = specification.dimensions(for: sizes)
    let count = dimensions.reduce(1, *)
    var scalars: [Scalar]
    if name == "inputs" {
      scalars = draw(count, recipe.inputs, name)
      scaleRows(&scalars)
      shapeRows(&scalars, width: sizes.inputSize, name)
    } else if name.hasPrefix("initial_c") {
      scalars = draw(count, recipe.memory, name)
      clear(&scalars, name)
    } else if name.hasPrefix("initial_") {
      scalars = draw(count, recipe.hidden, name)
      shapeRows(&scalars, width: dimensions[1], name)
    } else if dimensions.count > 1 {
      scalars = draw(count, recipe.weights, name)
      if name == "kernel" {
        scaleInputWeights(&scalars, columns: dimensions[1])
        if recipe.isPaired { pairWeights(&scalars, columns: dimensions[1], name) }
      }
    } else {
      scalars = draw(count, recipe.bias, name)
      mix(&scalars, name)
    }
    for place in recipe.spoiled where place.tensor == name {
      scalars[place.position] = place.value.scalar()
    }
    return try Tensor(dimensions, scalars)
  }

  @inline(__always)
  private func draw(_ count: Int, _ distribution: Distribution, _ stream: String) -> [Scalar] {
    distribution.draw(count, from: self.stream(stream))
  }

  private func stream(_ name: String) -> RandomStream {
    RandomStream(seed: seed, index: index, name: name)
  }
}

extension TensorMaker {
  /// Gives each row of the inputs its own power of two.
  @inline(__always)
  private func scaleRows(_ inputs: inout [Scalar]) {
    guard recipe.inputRowExponents != 0...0 else { return }
    var stream = stream("inputs.scale")
    for row in 0..<(sizes.steps * sizes.batch) {
      let scale = Scalar.powerOfTwo(stream.integer(in: recipe.inputRowExponents))
      Self.multiply(&inputs, row * sizes.inputSize, sizes.inputSize, by: scale)
    }
  }

  /// One-hot or paired rows of inputs and of h.
  @inline(__always)
  private func shapeRows(_ rows: inout [Scalar], width: Int, _ name: String) {
    if recipe.isOneHot {
      var stream = stream(name + ".hot")
      for row in 0..<(rows.count / width) {
        let hot = row * width + stream.integer(in: 0...(width - 1))
        for position in (row * width)..<((row + 1) * width) where position != hot {
          rows[position] = 0
        }
      }
    }
    if recipe.isPaired {
      let noise = draw(rows.count, .symmetric(0x1p-10), name + ".noise")
      for row in 0..<(rows.count / width) {
        for second in stride(from: row * width + 1, to: (row + 1) * width, by: 2) {
          rows[second] = rows[second - 1] * (1 + noise[second])
        }
      }
    }
  }

  /// Makes every other row of the weights nearly the opposite of the row before.
  @inline(__always)
  private func pairWeights(_ weights: inout [Scalar], columns: Int, _ name: String) {
    let noise = draw(weights.count, .symmetric(0x1p-10), name + ".noise")
    for rows in [0..<sizes.inputSize, sizes.inputSize..<(weights.count / columns)] {
      for row in stride(from: rows.lowerBound + 1, to: rows.upperBound, by: 2) {
        for second in (row * columns)..<((row + 1) * columns) {
          weights[second] = -weights[second - columns] * (1 + noise[second])
        }
      }
    }
  }

  @inline(__always)
  private func scaleInputWeights(_ weights: inout [Scalar], columns: Int) {
    guard recipe.inputWeightExponent != 0 else { return }
    let scale = Scalar.powerOfTwo(recipe.inputWeightExponent)
    Self.multiply(&weights, 0, sizes.inputSize * columns, by: scale)
  }

  // Over a pointer: in vectors.
  @inline(__always)
  private static func multiply(
    _ scalars: UnsafeMutablePointer<Scalar>, _ start: Int, _ count: Int, by scale: Scalar
  ) {
    let scalars = scalars + start
    for position in 0..<count { scalars[position] *= scale }
  }

  /// Clears a quarter of the rows of c, or half of its elements.
  @inline(__always)
  private func clear(_ memory: inout [Scalar], _ name: String) {
    guard recipe.cleared != .none else { return }
    var stream = stream(name + ".cleared")
    for row in 0..<sizes.batch {
      let clearsRow = recipe.cleared == .someRows && stream.integer(in: 0...3) == 0
      for position in (row * sizes.hiddenSize)..<((row + 1) * sizes.hiddenSize) {
        if clearsRow || recipe.cleared == .halfOfElements && stream.integer(in: 0...1) == 0 {
          memory[position] = 0
        }
      }
    }
  }

  @inline(__always)
  private func mix(_ bias: inout [Scalar], _ name: String) {
    guard let other = recipe.otherBias else { return }
    let others: [Scalar] = draw(bias.count, other, name + ".other")
    for position in stride(from: 1, to: bias.count, by: 2) { bias[position] = others[position] }
  }
}
