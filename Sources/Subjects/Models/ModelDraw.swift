public import CrossCheck
import Networks
import Tensors

/// Inputs and initial states for a model of which nobody gave any: a campaign whose weights are fixed.
///
/// The numbers are those of the generator's profiles that leave the weights alone: rows of several
/// magnitudes, states of the size that training leaves and beyond, one-hot rows of a single step. The
/// same seed gives the same bits everywhere.
public struct ModelDraw: Hashable, Sendable {
  public static let defaultSteps = 1...16
  public static let defaultBatch = 1...4
  static let profiles: [Profile] = [.generic, .trained, .probe, .saturating]

  /// How many consecutive cases share their sizes and profile: few, since a model's are dear.
  static let blockLength = 8

  public let seed: UInt64
  public let steps: ClosedRange<Int>
  public let batch: ClosedRange<Int>

  public init(
    seed: UInt64 = CampaignOptions.defaultSeed, steps: ClosedRange<Int> = defaultSteps,
    batch: ClosedRange<Int> = defaultBatch
  ) {
    (self.seed, self.steps, self.batch) = (seed, steps, batch)
  }

  /// The generator's index for a case: each block of a model's is the beginning of one of the
  /// generator's.
  ///
  /// It wraps, since an address may be of any size.
  static func generatorIndex(of index: Int) -> Int {
    (index / blockLength &* Block.length &+ index % blockLength) & .max
  }

  /// What draws the inputs of a model, and the sizes and the profile of its cases.
  ///
  /// - Throws: `InvalidOptions` if no cases can be drawn of such sizes.
  func inputs<Scalar: SubjectScalar>(
    of network: Network<Scalar>
  ) throws(InvalidOptions) -> CaseGenerator<Scalar> {
    try CaseGenerator(
      CampaignOptions(
        seed: seed, steps: steps, batch: batch, inputSize: network.inputSize...network.inputSize,
        hiddenSize: network.outputSize...network.outputSize, profiles: Self.profiles))
  }

  /// The initial states of a layer, `[B, H]` each under the states' names.
  func initialStates<Scalar: SubjectScalar>(
    of layer: Layer<Scalar>, at place: Int, batch: Int, profile: Profile, index: Int
  ) throws -> NamedTensors<Scalar> {
    let generator = try CaseGenerator<Scalar>(
      CampaignOptions(
        signature: layer.signature, seed: seed &+ UInt64(place), steps: 1...1,
        batch: batch...batch, inputSize: layer.inputSize...layer.inputSize,
        hiddenSize: layer.hiddenSize...layer.hiddenSize,
        projectionSize: layer.projectionSize.map { $0...$0 }, profiles: [profile]))
    let drawn = generator.tensors(
      named: layer.signature.states.map { "initial_" + $0 }, at: Self.generatorIndex(of: index))
    var states = NamedTensors<Scalar>()
    for state in layer.signature.states { states[state] = drawn["initial_" + state] }
    return states
  }
}
