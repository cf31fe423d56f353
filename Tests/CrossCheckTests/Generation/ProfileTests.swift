import CrossCheck
import Tensors
import Testing

/// What each profile promises about its values.
@Suite struct ProfileTests {
  static func cases<Scalar: TensorScalar>(
    _ profile: Profile, as type: Scalar.Type = Scalar.self, signature: Signature = .lstm
  ) throws -> [Case<Scalar>] {
    let options = CampaignOptions(
      signature: signature, steps: 1...12, batch: 2...5, inputSize: 3...13, hiddenSize: 3...17,
      profiles: [profile])
    let generator = try CaseGenerator<Scalar>(options)
    return stride(from: 0, to: 96, by: 4).map(generator.makeCase(at:))
  }

  /// The pre-activations of a first step, without the forget bias; and the largest term of each.
  static func preactivations<Scalar>(
    _ example: Case<Scalar>
  ) -> [(sum: Double, largest: Double)] {
    let (sizes, columns) = (example.sizes, example["kernel"].shape.dimensions[1])
    return (0..<(sizes.batch * columns)).map { index in
      let (row, column) = index.quotientAndRemainder(dividingBy: columns)
      let inputs = example["inputs"].scalars[(row * sizes.inputSize)...].prefix(sizes.inputSize)
      let hidden = example["initial_h"].scalars[(row * sizes.hiddenSize)...]
        .prefix(sizes.hiddenSize)
      let terms = (inputs + hidden).enumerated().map { k, value in
        Double(value) * Double(example["kernel"].scalars[k * columns + column])
      }
      return (terms.reduce(0, +), terms.map(\.magnitude).max() ?? 0)
    }
  }

  @Test(arguments: Profile.allCases)
  func `No tensor is all zero, and all numbers are finite except in one profile`(
    profile: Profile
  ) throws {
    for example in try Self.cases(profile, as: Float.self) {
      for (name, tensor) in example.tensors where name != "initial_c" {
        #expect(tensor.scalars.contains { $0 != 0 }, "\(name)")
      }
      let all = example.tensors.flatMap(\.tensor.scalars)
      let nonfinite = all.count { !$0.isFinite }
      #expect(profile == .nonfinite ? (1...4).contains(nonfinite) : nonfinite == 0)
    }
  }

  @Test func `Generic inputs have rows of several magnitudes, and some rows of c are zero`() throws
  {
    let cases = try Self.cases(.generic, as: Float.self)
    var (exponents, clear, rows) = (Set<Int>(), 0, 0)
    for example in cases {
      for row in 0..<(example.sizes.steps * example.sizes.batch) {
        let inputs = example["inputs"].scalars[(row * example.sizes.inputSize)...]
          .prefix(example.sizes.inputSize)
        exponents.insert((inputs.map(\.magnitude).max() ?? 0).exponent)
      }
      for row in 0..<example.sizes.batch {
        let c = example["initial_c"].scalars[(row * example.sizes.hiddenSize)...]
          .prefix(example.sizes.hiddenSize)
        if c.allSatisfy({ $0 == 0 }) { clear += 1 }
        rows += 1
      }
    }
    #expect(exponents.count >= 8)
    #expect(clear > rows / 8 && clear < rows / 2)
  }

  @Test func `Trained pre-activations are of scale 1 to 5, saturating ones reach 100`() throws {
    func deviation(_ profile: Profile) throws -> [Double] {
      try Self.cases(profile, as: Float.self).map { example in
        let sums = Self.preactivations(example).map(\.sum)
        return (sums.reduce(0) { $0 + $1 * $1 } / Double(sums.count)).squareRoot()
      }
    }
    let trained = try deviation(.trained)
    #expect(trained.allSatisfy { (0.7...6).contains($0) })
    let saturating = try Self.cases(.saturating, as: Float.self)
      .flatMap { Self.preactivations($0).map(\.sum.magnitude) }.sorted()
    #expect(saturating[saturating.count / 2] > 8)
    #expect((60...200).contains(saturating.last ?? 0))
  }

  @Test func `Tiny values include subnormal ones of the scalar`() throws {
    func subnormals<Scalar: TensorScalar>(_ type: Scalar.Type) throws -> Int {
      try Self.cases(.tiny, as: type).flatMap { $0.tensors.flatMap(\.tensor.scalars) }
        .count { $0.isSubnormal }
    }
    #expect(try subnormals(Float.self) > 500)
    #expect(try subnormals(Double.self) > 100)
  }

  @Test func `Tiny values spread over many magnitudes`() throws {
    let values = try Self.cases(.tiny, as: Float.self).flatMap {
      $0.tensors.flatMap(\.tensor.scalars)
    }
    .filter { $0 != 0 }
    let exponents = Set(values.map(\.exponent))
    #expect(exponents.count > 100)
    #expect(values.contains { $0.isNormal && $0.magnitude < 1e-30 })
  }

  @Test func `The sums of cancelling terms are small against their terms`() throws {
    // Even sizes, so that every term has its opposite.
    let options = CampaignOptions(
      steps: 2...3, batch: 4...5, inputSize: 6...6, hiddenSize: 8...8, profiles: [.cancelling])
    let generator = try CaseGenerator<Float>(options)
    let ratios = (0..<4).map(generator.makeCase(at:)).flatMap { example in
      Self.preactivations(example).map { $0.sum.magnitude / $0.largest }
    }
    #expect(ratios.count > 100)
    #expect((ratios.max() ?? 1) < 0.02)
    #expect(ratios.allSatisfy { $0 > 0 })
  }

  @Test func `The terms of an exact case are multiples of one power of two, none rounds`() throws {
    for example in try Self.cases(.exact, as: Float.self) {
      let unit = example.tensors.flatMap(\.tensor.scalars).map { $0.magnitude }.min() ?? 0
      #expect(unit.significand == 1)
      for (_, tensor) in example.tensors {
        #expect(tensor.scalars.allSatisfy { ($0 / unit).rounded() == $0 / unit })
      }
      #expect(example["inputs"].scalars.allSatisfy { (1...4).contains($0.magnitude) })
      let unitOfTerms = Double(unit) * 0x1p-3
      let sum = Self.preactivations(example).map(\.largest).max() ?? 0
      #expect(
        sum * Double(example.sizes.inputSize + example.sizes.hiddenSize) + 8
          <= unitOfTerms * 0x1p24)
    }
  }

  @Test func `A probe has one-hot rows, and half of c is zero`() throws {
    var (zeros, elements) = (0, 0)
    for example in try Self.cases(.probe, as: Float.self) {
      #expect(example.sizes.steps == 1)
      for (name, width) in [
        ("inputs", example.sizes.inputSize), ("initial_h", example.sizes.hiddenSize),
      ] {
        let scalars = example[name].scalars
        for row in 0..<example.sizes.batch {
          #expect(scalars[(row * width)..<((row + 1) * width)].count { $0 != 0 } == 1)
        }
      }
      zeros += example["initial_c"].scalars.count { $0 == 0 }
      elements += example["initial_c"].shape.count
    }
    #expect(abs(zeros * 2 - elements) < elements / 5)
  }

  @Test func `A sequence of each case with infinities and NaN keeps its own numbers finite`() throws
  {
    var kinds = Set<String>()
    for example in try Self.cases(.nonfinite, as: Float.self) {
      let (sizes, inputs) = (example.sizes, example["inputs"].scalars)
      let spared = (0..<sizes.batch).filter { row in
        let states = ["initial_c", "initial_h"].flatMap { name in
          example[name].scalars[(row * sizes.hiddenSize)...].prefix(sizes.hiddenSize)
        }
        let own = (0..<sizes.steps).flatMap { step in
          inputs[((step * sizes.batch + row) * sizes.inputSize)...].prefix(sizes.inputSize)
        }
        return (states + own).allSatisfy(\.isFinite)
      }
      #expect(!spared.isEmpty)
      #expect(!example["kernel"].scalars.contains { $0.isNaN })
      for (name, tensor) in example.tensors {
        for scalar in tensor.scalars where !scalar.isFinite { kinds.insert("\(name) \(scalar)") }
        #expect(!tensor.scalars.contains { $0.isZero || $0.isSubnormal }, "\(name)")
      }
    }
    #expect(kinds.isSuperset(of: ["inputs inf", "inputs -inf", "inputs nan", "initial_h inf"]))
    #expect(kinds.contains("kernel inf") || kinds.contains("kernel -inf"))
  }

  @Test(arguments: Profile.allCases)
  func `The profiles fit a cell without gates too`(profile: Profile) throws {
    for example in try Self.cases(profile, as: Double.self, signature: .rnn).prefix(3) {
      #expect(example.tensors.names == ["inputs", "kernel", "bias", "initial_h"])
    }
  }
}
