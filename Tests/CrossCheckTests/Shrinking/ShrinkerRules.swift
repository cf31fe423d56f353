import CrossCheck
import Tensors
import Testing

/// A shrinker knows nothing but its predicate.
@Suite struct ShrinkerRules {
  @Test func `Whatever is true shrinks to nothing but ones and zeros`() throws {
    for signature in Signature.all {
      let example = try SlicingRules.example(signature)
      let shrunk = try minimal(example) { _ in true }
      for symbol in signature.symbols { #expect(shrunk.example.sizes[symbol] == 1) }
      #expect(shrunk.example.tensors.allSatisfy { $0.tensor.scalars.allSatisfy { $0 == 0 } })
      #expect(shrunk.example.options == signature.options)
      #expect(shrunk.ending == .minimal)
      #expect(shrunk.example.provenance == .shrunk(from: example.provenance))
    }
  }

  @Test func `Whatever is false leaves the case as it is`() throws {
    let example = try someCase(.lstm, as: Double.self)
    let shrunk = try minimal(example) { _ in false }
    #expect(shrunk.ending == .minimal)
    #expect(shrunk.tries > 100)
    #expect(shrunk.example.provenance == example.provenance)
    #expect(shrunk.example["kernel"].isBitwiseEqual(to: example["kernel"]))
  }

  @Test(arguments: [1, 2, 3, 7, 20, 31])
  func `As many steps as are needed are left`(steps: Int) throws {
    #expect(try minimal(large()) { $0.sizes.steps >= steps }.example.sizes.steps == steps)
  }

  @Test(arguments: [1, 2, 5, 17, 40])
  func `As many units as are needed are left`(units: Int) throws {
    let sizes = try minimal(large()) { $0.sizes.hiddenSize >= units }.example.sizes
    #expect(sizes == Sizes(steps: 1, batch: 1, inputSize: 1, hiddenSize: units))
  }

  @Test func `A multiple is found although what is between is not kept`() throws {
    #expect(try minimal(large()) { $0.sizes.hiddenSize % 8 == 0 }.example.sizes.hiddenSize == 8)
    let wide = try someCase(
      .rnn, sizes: Sizes(steps: 1, batch: 2, inputSize: 3, hiddenSize: 160), as: Float.self)
    #expect(try minimal(wide) { $0.sizes.hiddenSize % 16 == 0 }.example.sizes.hiddenSize == 16)
  }

  @Test func `Two rows, units and inputs far apart are found`() throws {
    let example = try large()
    let bias = example["bias"].scalars
    let inputs = example["inputs"].scalars
    // Units 3 and 30; rows 1 and 4; inputs 2 and 11, each by a number that it alone has.
    let shrunk = try minimal(example) { candidate in
      [3, 30].allSatisfy { candidate["bias"].scalars.contains(bias[$0]) }
        && [(1, 2), (4, 11)].allSatisfy { row, column in
          candidate["inputs"].scalars.contains(inputs[row * 13 + column])
        }
    }
    #expect(shrunk.example.sizes == Sizes(steps: 1, batch: 2, inputSize: 2, hiddenSize: 2))
    #expect(shrunk.example["bias"].scalars.filter { $0 != 0 } == [bias[3], bias[30]])
    #expect(shrunk.example.tensors.reduce(0) { $0 + $1.tensor.scalars.count { $0 != 0 } } == 4)
  }

  @Test func `Numbers become the simplest that are kept`() throws {
    func left(_ keeps: (Float) -> Bool) throws -> Float? {
      let shrunk = try minimal(large()) { $0["bias"].scalars.contains(where: keeps) }.example
      let numbers = shrunk.tensors.flatMap(\.tensor.scalars).filter { $0 != 0 }
      #expect(numbers.count == 1)
      return numbers.first
    }
    #expect(try left { $0 != 0 } == 1)
    #expect(try left { $0 > 1 } == 2)
    #expect(try left { $0 > 2 } == 4)
    #expect(try left { $0 > 2.5 && $0 < 3.8 } == 3)
    // 3.125 is the only element there.
    #expect(try left { $0 > 3.12 && $0 < 3.14 } == 3.13)
  }

  @Test func `An option becomes its default, else 0, else 1`() throws {
    let example = try someCase(.lstm, as: Float.self)
    func left(_ value: Double, _ keeps: (Double) -> Bool) throws -> Double? {
      let given = try Case(
        .lstm, sizes: example.sizes, options: ["forget_bias": value], tensors: example.tensors,
        provenance: example.provenance)
      return try minimal(given) { keeps($0.options["forget_bias"] ?? .nan) }
        .example.options["forget_bias"]
    }
    #expect(try left(-1.25) { _ in true } == 1)
    #expect(try left(-1.25) { $0 != 1 } == 0)
    #expect(try left(-1.25) { $0 < 0 } == -1.25)
    #expect(try left(0) { $0 != 1 } == 0)
  }

  @Test func `First steps are left out from the subject's own state`() throws {
    let example = try someCase(.rnn, as: Float.self)
    let h = try Tensor([3, 2, 4], (0..<24).map { Float($0) - 100 })
    var shrinker = Shrinker<Float>()
    shrinker.limits.stacking = 3
    let shrunk = try shrinker.shrink(
      example, startingStates: ["h": h],
      keeps: { candidates in
        candidates.map { $0["initial_h"].scalars.contains(-89) || $0.sizes.steps == 3 }
      })
    // −89 is in the state after the second step alone.
    #expect(shrunk.example.sizes.steps == 1)
    #expect(shrunk.example["initial_h"].scalars == [-89])
  }

  private func large() throws -> Case<Float> {
    try someCase(.rnn, sizes: Sizes(steps: 31, batch: 5, inputSize: 13, hiddenSize: 40))
  }
}

/// The smallest case, of a shrinker whose questions are looked at.
func minimal<Scalar>(
  _ example: Case<Scalar>, limits: ShrinkLimits = ShrinkLimits(),
  keeps: (Case<Scalar>) -> Bool
) throws -> Shrunk<Scalar> {
  var asked = 0
  let shrunk = try Shrinker<Scalar>(limits: limits).shrink(
    example,
    keeps: { candidates in
      #expect((1...limits.stacking).contains(candidates.count))
      #expect(Set(candidates.map(\.sizes)).count == 1)
      #expect(Set(candidates.map(\.signature)) == [example.signature])
      asked += candidates.count
      return candidates.map(keeps)
    })
  #expect(asked == shrunk.tries)
  #expect(asked <= limits.tries)
  if shrunk.example.provenance != example.provenance { #expect(keeps(shrunk.example)) }
  return shrunk
}
