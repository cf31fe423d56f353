import Tensors

extension ShrinkSearch {
  /// Gives each option its default, 0 or 1, the first of these that is simpler than its value.
  mutating func simplifyOptions() throws {
    for (name, standard) in current.signature.options.sorted(by: { $0.key < $1.key }) {
      var candidates: [Double] = []
      for value in [standard, 0, 1] where !candidates.contains(value) { candidates.append(value) }
      let example = current
      // What stands before its value is simpler; a value that is none of them is the last.
      let simpler = candidates.prefix { $0 != example.options[name] }
      try takeFirst(simpler.count) { index in
        example.changed(options: example.options.merging([name: simpler[index]]) { $1 })
      }
    }
  }

  /// Makes the elements that are not zero simple numbers, the simplest first; those of one tensor
  /// together where that can be.
  mutating func simplifyNumbers() throws {
    for simpler in Self.simplifications {
      let edits = current.tensors.compactMap { name, tensor in
        var (indices, values) = ([Int](), [Scalar]())
        for (index, number) in tensor.scalars.enumerated() where number != 0 {
          guard let value = simpler(number), Simplicity(value) < Simplicity(number) else {
            continue
          }
          indices.append(index)
          values.append(value)
        }
        return ValueEdit(name, indices, values)
      }
      try apply(edits, splitting: true)
    }
  }

  /// What a number may become, in the order in which it is tried.
  private static var simplifications: [(Scalar) -> Scalar?] {
    let powers: [(Scalar) -> Scalar?] = [
      // Half the exponent, then one less: towards 1.
      { power(of: $0) { $0 / 2 } },
      { power(of: $0) { $0 > 0 ? $0 - 1 : $0 + 1 } },
      { power(of: $0) { $0 } },
      { number in number.isPowerOfTwo ? nil : power(of: number) { $0 + 1 } },
    ]
    let decimals: [(Scalar) -> Scalar?] = [1, 2, 3].map { digits in
      { DecimalDigits($0)?.rounded(toDigits: digits, as: Scalar.self) }
    }
    let opposites = powers.map { power in { power($0).map { -$0 } } }
    return [{ _ in 1 }, { _ in -1 }] + powers + opposites + decimals
  }

  /// ±2ⁿ of a number's sign, n made of its own exponent; nil where the format does not hold it.
  private static func power(of number: Scalar, _ change: (Int) -> Int) -> Scalar? {
    guard number.isFinite, number != 0 else { return nil }
    let exponent = change(Int(number.exponent))
    let power = Scalar(sign: number.sign, exponent: Scalar.Exponent(exponent), significand: 1)
    return power.isFinite && power != 0 ? power : nil
  }
}
