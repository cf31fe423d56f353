public import Tensors

/// The cases of a campaign, each a function of the options, the seed and its index alone.
///
/// The order in which cases are asked for, and by how many workers, does not matter: every tensor
/// has a stream of random numbers of its own. A change of any bit of any case is a new
/// `CampaignOptions.generatorVersion`.
///
///     let generator = try CaseGenerator<Float>(options)
///     var index = 0
///     while index < options.cases {
///       let block = generator.block(containing: index)
///       let cases = block.indices.clamped(to: 0..<options.cases).map(generator.makeCase(at:))
///       index = block.indices.upperBound
///     }
public struct CaseGenerator<Scalar: TensorScalar>: Sendable {
  /// What determines the cases.
  public let options: CampaignOptions

  /// The generator of a campaign's cases.
  ///
  /// - Throws: `InvalidOptions` if there is no profile, if the number of cases is negative, if a size
  ///   can be below 1 (or T below 0), or if the largest sizes are beyond any memory. Whether this
  ///   machine's memory holds them is the caller's to decide: `CampaignOptions.bytesToJudge`.
  public init(_ options: CampaignOptions) throws(InvalidOptions) {
    guard !options.profiles.isEmpty else { throw .noProfiles }
    guard options.cases >= 0 else { throw .noCases(options.cases) }
    for symbol in SizeSymbol.allCases {
      let least = symbol == .T ? 0 : 1
      if let range = options.limits[symbol], range.lowerBound < least {
        throw .tooSmall(symbol, range: range, least: least)
      }
    }
    for sizes in options.largestSizes where sizes.bytesToJudge(options.signature) == nil {
      throw .tooLarge(sizes)
    }
    self.options = options
  }

  /// The block that the case of an index belongs to.
  ///
  /// - Precondition: the index is not negative.
  public func block(containing index: Int) -> Block {
    precondition(index >= 0, "the index of a case is not negative")
    if index == 0, startsWithSourceExample {
      return Block(indices: 0..<1, sizes: Case<Scalar>.sourceExampleSizes, profile: nil)
    }
    let number = index / Block.length
    let profile = options.profiles[number % options.profiles.count]
    let ranges = SizeRanges(options, profile: profile, corner: Corners.limits(ofBlock: number))
    var stream = RandomStream(seed: options.seed, index: number, name: "sizes")
    let first = number * Block.length
    let end = first + min(Block.length, .max - first)
    return Block(
      indices: max(first, startsWithSourceExample ? 1 : 0)..<end,
      sizes: ranges.draw(for: options.signature, from: &stream), profile: profile)
  }

  /// The case of an index.
  ///
  /// - Precondition: the index is not negative.
  @specialized(where Scalar == Float)
  @specialized(where Scalar == Double)
  public func makeCase(at index: Int) -> Case<Scalar> {
    let block = block(containing: index)
    do {
      guard let profile = block.profile else {
        return try .sourceExample(
          provenance: .sourceExample(seed: options.seed, index: index))
      }
      return try makeCase(at: index, sizes: block.sizes, profile: profile)
    } catch {
      // Every tensor is drawn in the shape that the signature asks for.
      preconditionFailure("the generator made an invalid case at index \(index): \(error)")
    }
  }

  private var startsWithSourceExample: Bool {
    options.isDefault && options.signature == .lstm
  }

  @inline(__always)
  private func makeCase(at index: Int, sizes: Sizes, profile: Profile) throws -> Case<Scalar> {
    let maker = maker(at: index, sizes: sizes, profile: profile)
    var tensors: NamedTensors<Scalar> = [:]
    for specification in options.signature.caseTensors {
      tensors[specification.name] = try maker.tensor(specification)
    }
    return try Case(
      options.signature, sizes: sizes, options: makeOptions(index), tensors: tensors,
      provenance: .generated(seed: options.seed, index: index, profile: profile))
  }

  @inline(__always)
  func maker(at index: Int, sizes: Sizes, profile: Profile) -> TensorMaker<Scalar> {
    var stream = RandomStream(seed: options.seed, index: index, name: "recipe")
    let recipe = Recipe(
      profile, sizes: sizes, signature: options.signature,
      exponents: Int(Scalar.leastNonzeroMagnitude.exponent)...(-8), stream: &stream)
    return TensorMaker<Scalar>(recipe: recipe, sizes: sizes, seed: options.seed, index: index)
  }

  /// Numbers that are exact in binary: a forget bias mostly 1, a clip often none.
  private func makeOptions(_ index: Int) -> [String: Double] {
    var values: [String: Double] = [:]
    for name in options.signature.options.keys {
      var stream = RandomStream(seed: options.seed, index: index, name: name)
      let choices: [Double] =
        name == "forget_bias" ? [1, 1, 1, 1, 1, 0, 0.5, -1.25] : [0, 0, 0, 1, 0.5, 0.125, 3]
      values[name] = choices[stream.integer(in: 0...(choices.count - 1))]
    }
    return values
  }
}
