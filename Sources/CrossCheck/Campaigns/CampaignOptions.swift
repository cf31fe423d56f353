public import Tensors

/// What determines every case of a campaign, beside the cell and the precision.
public struct CampaignOptions: Hashable, Sendable {
  /// The version of the mapping from (options, seed, index) to cases.
  public static let generatorVersion = 1

  /// The seed where none is given.
  public static let defaultSeed: UInt64 = 1

  /// The cell.
  public var signature: Signature

  /// What the cases are drawn from.
  public var seed: UInt64

  /// How many cases.
  public var cases: Int

  /// The sizes to draw from; nil is the default range with its corners beyond.
  public var steps: ClosedRange<Int>?

  /// The range of B; nil as for `steps`.
  public var batch: ClosedRange<Int>?

  /// The range of I; nil as for `steps`.
  public var inputSize: ClosedRange<Int>?

  /// The range of H; nil as for `steps`.
  public var hiddenSize: ClosedRange<Int>?
  /// Of no effect for a cell without a projection.
  public var projectionSize: ClosedRange<Int>?

  /// The profiles in turn, one for each block of cases.
  public var profiles: [Profile]

  /// The options of the default campaign, but for what is given.
  public init(
    signature: Signature = .lstm, seed: UInt64 = defaultSeed, cases: Int = 2000,
    steps: ClosedRange<Int>? = nil, batch: ClosedRange<Int>? = nil,
    inputSize: ClosedRange<Int>? = nil, hiddenSize: ClosedRange<Int>? = nil,
    projectionSize: ClosedRange<Int>? = nil, profiles: [Profile] = Profile.allCases
  ) {
    self.signature = signature
    self.seed = seed
    self.cases = cases
    self.steps = steps
    self.batch = batch
    self.inputSize = inputSize
    self.hiddenSize = hiddenSize
    self.projectionSize = projectionSize
    self.profiles = profiles
  }

  /// Whether nothing narrows the cases; only then the source example is the first of them.
  public var isDefault: Bool {
    steps == nil && batch == nil && inputSize == nil && hiddenSize == nil
      && projectionSize == nil && profiles == Profile.allCases
  }
}
