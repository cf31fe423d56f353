/// What came of one implementation's forward passes of one shape.
public struct ForwardResult: Sendable {
  /// What a result is worth.
  public enum Outcome: Sendable {
    /// Judged right, by `worstRatio` of the proven bound; the seconds of one call, a sample a round.
    case timed(samples: [Double], worstRatio: Double)
    /// Judged wrong, whatever time it took.
    case diverges(reason: String)
    /// The judge could verify nothing.
    case unverifiable
    /// There is no answer.
    case failed(reason: String)
  }

  /// The implementation, such as `PyTorch`.
  public let subject: String
  public let outcome: Outcome

  public init(subject: String, outcome: Outcome) {
    self.subject = subject
    self.outcome = outcome
  }

  /// The seconds of one call in order; empty unless it was judged right.
  public var samples: [Double] {
    if case .timed(let samples, _) = outcome { samples.sorted() } else { [] }
  }

  /// The median of the seconds of one call; nil unless it was judged right.
  public var median: Double? {
    let samples = samples
    return samples.isEmpty ? nil : samples[samples.count / 2]
  }

  /// The distance of the quartiles over the median: how noisy the machine was.
  var spread: Double? {
    let samples = samples
    guard let median, median > 0 else { return nil }
    return (samples[samples.count * 3 / 4] - samples[samples.count / 4]) / median
  }
}
