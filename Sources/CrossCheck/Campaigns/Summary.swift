import Tensors

/// A campaign in numbers: what the `judged` events add up to.
public struct Summary: Sendable {
  /// Cases judged.
  public package(set) var cases = 0

  /// Steps judged: T·B of each case.
  public package(set) var steps = 0

  /// Elements compared.
  public package(set) var elements = 0

  /// Elements among them that nothing can be said about.
  public package(set) var unverifiable = 0

  /// Cases of the verdict `agrees`.
  public package(set) var agrees = 0

  /// Cases of the verdict `diverges`.
  public package(set) var diverges = 0
  /// Those of them that are accepted: every element beyond its bound is within the tolerance given.
  public package(set) var accepted = 0

  /// Cases of the verdict `inconclusive`.
  public package(set) var inconclusive = 0

  /// Cases of the verdict `failed`.
  public package(set) var failed = 0

  /// Verified elements of cases with steps, and inconclusive cases with steps.
  package var verifiedInSteps = 0
  package var inconclusiveWithSteps = 0

  /// The worst grade of the agreeing cases; nil if any case diverges or failed, or none agrees.
  public var grade: Grade? { diverges + failed == 0 ? worstGrade : nil }
  package var worstGrade: Grade?

  /// What grade A would not excuse in the cases of grade B; nil if there is none.
  public package(set) var gradeB: GradeBEvidence?

  /// The greatest ratio of any case, and the element of it.
  public package(set) var worst: (index: Int, element: ElementComparison)?

  /// The file that the case of the greatest ratio comes from; nil if it was generated.
  public package(set) var worstFile: String?

  /// The greatest |actual − expected| / statistical bound of any case.
  public package(set) var worstStatisticalRatio = 0.0

  /// Cases that agree and are suspected of a constant error of some gate.
  public package(set) var suspectedBiases = 0

  /// The greatest |actual − expected| of any finite, verifiable element.
  public package(set) var maxAbsoluteError = 0.0

  /// The greatest |actual − expected| / |expected| of them.
  public package(set) var maxRelativeError = 0.0

  /// The greatest distance of them in units in the last place.
  public package(set) var maxUnitsInTheLastPlace = 0.0

  /// The smallest bias error that some case could show, those of the profile `tiny` left out: there
  /// any error is large against the values.
  public package(set) var detectableBias: Double?

  /// The k that the subject's activations need, at least; nil if no case could tell.
  public package(set) var activationRoundoffsNeeded: Double?

  /// The states that some trace held.
  public package(set) var anchored: [String] = []

  /// The states that the reference carried for some trace.
  public package(set) var carried: [String] = []

  /// How near the elements came to their bounds.
  public package(set) var ratios = RatioDistribution()

  /// Which sizes the cases had.
  public package(set) var coverage = SizeCoverage()

  /// The summary of no case.
  public init() {}

  /// Adds one case.
  public mutating func add(_ result: CaseResult) {
    cases += 1
    steps += result.sizes.steps * result.sizes.batch
    switch result.verdict {
    case .agrees: agrees += 1
    case .diverges: diverges += 1
    case .inconclusive: inconclusive += 1
    case .failed: failed += 1
    }
    if result.isAccepted { accepted += 1 }
    coverage.add(result.sizes)
    if result.sizes.steps > 0 {
      verifiedInSteps += result.comparison?.verified ?? 0
      if result.verdict == .inconclusive { inconclusiveWithSteps += 1 }
    }
    guard let comparison = result.comparison else { return }
    add(comparison, of: result)
    if let bias = comparison.detectableBias, result.profile != .tiny {
      detectableBias = min(detectableBias ?? bias, bias)
    }
  }

  private mutating func add(_ comparison: Comparison, of result: CaseResult) {
    elements += comparison.elements
    unverifiable += comparison.unverifiable
    ratios.add(comparison.ratios)
    anchored += comparison.anchored.filter { !anchored.contains($0) }
    carried += comparison.carried.filter { !carried.contains($0) }
    if let grade = comparison.grade { worstGrade = max(worstGrade ?? grade, grade) }
    if let element = comparison.worstByRelativeContract,
      element.ratio > gradeB?.element.ratio ?? -1
    {
      gradeB = GradeBEvidence(
        index: result.index, profile: result.profile, file: result.file?.path, element: element)
    }
    if let element = comparison.worst, element.ratio > worst?.element.ratio ?? -1 {
      worst = (result.index, element)
      worstFile = result.file?.path
    }
    worstStatisticalRatio = max(worstStatisticalRatio, comparison.worstStatisticalRatio)
    if comparison.suspectedBias != nil { suspectedBiases += 1 }
    maxAbsoluteError = max(maxAbsoluteError, comparison.maxAbsoluteError)
    maxRelativeError = max(maxRelativeError, comparison.maxRelativeError)
    maxUnitsInTheLastPlace = max(maxUnitsInTheLastPlace, comparison.maxUnitsInTheLastPlace)
    if let needed = comparison.activationRoundoffsNeeded {
      activationRoundoffsNeeded = max(activationRoundoffsNeeded ?? needed, needed)
    }
  }
}
