/// Which known mistakes explain a divergence: the reference was run again under each of them.
public struct Diagnosis: Sendable {
  /// Those by which every step is right, the commonest first.
  ///
  /// None: nothing known explains the divergence. More than one: these data cannot tell them apart.
  public let explanations: [Explanation]

  /// How many mistakes, and how many of several at once, were tried.
  public let tried: Int

  /// A case by which the first two explanations differ, as a command line has it; nil if there is
  /// only one, or none was found.
  public private(set) var tellingApart: String?

  /// Whether nothing known explained the case that this one was shrunk from: what fits the smaller one
  /// fits by chance then.
  public var isOfUnexplained = false

  /// Whether what explained an earlier finding explains this one too, so that nothing else was tried.
  public internal(set) var isOfSuspects = false

  /// How many other findings of the same campaign are not explained by it: see `Refutations`.
  public internal(set) var refutations = 0

  /// The cause that the errors show by themselves, in a few words, where no mistake of the catalogue
  /// explains them; else nil.
  public let evidentCause: String?

  /// A diagnosis of these parts.
  public init(
    explanations: [Explanation], tried: Int, tellingApart: String? = nil,
    evidentCause: String? = nil
  ) {
    self.evidentCause = explanations.isEmpty ? evidentCause : nil
    self.explanations = explanations
    self.tried = tried
    self.tellingApart = tellingApart
  }

  /// Whether the data say more for some explanation than chance does for one of all that were tried.
  ///
  /// Of N mistakes one fits by chance with log₂ N bits; 6 more make that one divergence in 64. Where
  /// little is wrong, and by little, several mistakes may fit, and a fault that nobody knows too.
  public var isConclusive: Bool {
    if isOfUnexplained || refutations > 0 { return false }
    var bits = Self.margin
    var count = 1
    while count < tried { (bits, count) = (bits + 1, count * 2) }
    return explanations.contains { $0.evidence >= bits }
  }

  /// In bits.
  private static let margin = 6.0

  /// The same with a case that tells the explanations apart.
  public func toldApart(by address: String?) -> Diagnosis {
    var diagnosis = self
    diagnosis.tellingApart = address
    return diagnosis
  }

  /// What people read, in a few sentences; empty if the cause is evident and told with the errors.
  public var text: String {
    guard let first = explanations.first else {
      if evidentCause != nil { return "" }
      return "Nothing known explains it: \(tried) mistakes and combinations of them were tried."
    }
    guard explanations.count > 1 else {
      return isConclusive
        ? "Explained by \(first.text)." : "Perhaps explained by \(first.text). " + doubt
    }
    let shown = explanations.prefix(Self.mostShown).map { "\($0.name) (\($0.sentence))" }
    let others = explanations.count - shown.count
    let count = explanations.count == 2 ? "Two" : "\(explanations.count)"
    return "\(count) explanations cannot be told apart by these data: "
      + shown.joined(separator: ", or ") + (others > 0 ? ", or \(others) more." : ".")
      + (tellingApart.map { " The case \($0) tells the first two apart." } ?? "")
      + (isConclusive ? "" : " " + doubt)
  }

  /// The same as an addition to a text: with a space before it.
  public var addition: String { text.isEmpty ? "" : " " + text }

  private var doubt: String {
    if isOfUnexplained { return Self.contradiction }
    return refutations > 0 ? refutation : Self.chance
  }

  private var refutation: String {
    let findings = refutations == 1 ? "1 other finding" : "\(refutations) other findings"
    let (rest, it) =
      explanations.count == 1
      ? ("\(refutations == 1 ? "is" : "are") not explained by it", "it")
      : ("\(refutations == 1 ? "is" : "are") explained by none of them", "them")
    return "But \(findings) of this campaign \(rest): it may be another mistake that looks like "
      + "\(it) here."
  }

  /// What is said of explanations that the larger case refuted.
  public static let contradiction =
    "But nothing known explained the larger case that this one was shrunk from, so that this is no "
    + "explanation of the fault."

  /// What is said of explanations that may be none.
  public static let chance =
    "So little is wrong, or by so little, that a known mistake may fit by chance: more steps, units or "
    + "digits would tell."

  /// How many of several explanations are told to people.
  public static let mostShown = 4
}

extension Explanation {
  /// `NAME: what was done wrong; all 480 elements are within their bounds then`.
  fileprivate var text: String {
    let all =
      switch (verified, elements) {
      case (1, 1): "the only element is within its bound then"
      case (elements, _): "all \(elements) elements are within their bounds then"
      default:
        "all \(verified) of \(elements) elements that can be verified are within their bounds then"
      }
    return "\(name): \(sentence); \(all)"
  }
}
