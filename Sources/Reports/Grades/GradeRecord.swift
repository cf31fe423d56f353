public import CrossCheck
import Tensors

/// The accuracy table: subjects that were judged by the very same cases.
public struct GradeRecord: Sendable {
  public let options: CampaignOptions

  /// The subjects' precision.
  public let dtype: String

  /// k, what activations may be off by.
  public let activationRoundoffs: Double

  public var subjects: [GradedSubject] = []

  /// Those that are not installed.
  public var missing: [Missing] = []

  /// The names of those that cannot be the cell, in that precision.
  public var leftOut: [String] = []

  /// What installs those that are missing.
  public let installCommand: String

  /// A subject that is not installed, and what it needs, with spaces between.
  public struct Missing: Hashable, Sendable {
    public let name: String
    public let packages: String

    public init(name: String, packages: String) {
      self.name = name
      self.packages = packages
    }
  }

  public init(
    of options: CampaignOptions, dtype: String, activationRoundoffs: Double,
    installCommand: String
  ) {
    self.options = options
    self.dtype = dtype
    self.activationRoundoffs = activationRoundoffs
    self.installCommand = installCommand
  }
}

extension GradeRecord {
  /// `diverges` if any subject does, else `failed` if any did, else `agrees` if any does.
  public var verdict: Verdict {
    let verdicts = subjects.map(\.verdict)
    return [.diverges, .failed, .agrees].first(where: verdicts.contains) ?? .inconclusive
  }

  /// Why subjects have no row, a sentence each.
  var absences: [String] {
    var sentences: [String] = []
    if !missing.isEmpty {
      sentences.append(
        "Not installed: \(missing.map(\.name).joined(separator: ", ")). `\(installCommand)` "
          + "installs all frameworks.")
    }
    if !leftOut.isEmpty {
      sentences.append(
        "Left out, since they do not compute the cell \(options.signature.cell) in \(dtype): "
          + leftOut.joined(separator: ", ") + ".")
    }
    return sentences
  }

  /// What was judged, in a few words.
  var cases: String {
    "\(NumberText.count(options.cases, "case")) each, the same for all, cell "
      + "\(options.signature.cell), \(dtype), seed \(options.seed)"
      + (options.profiles == Profile.allCases
        ? "" : ", --profile " + options.profiles.map(\.rawValue).joined(separator: ","))
  }

  /// Where a case is, as `lockstep replay` takes it.
  func address(_ index: Int) -> String { "\(options.seed):\(index)" }
}
