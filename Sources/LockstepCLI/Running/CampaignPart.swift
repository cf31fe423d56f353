import CommandSupport
import Lockstep

/// One of the campaigns that a run is made of.
enum CampaignPart: Sendable {
  case generated(CampaignOptions, Range<Int>)

  /// The shards of a campaign that was judged elsewhere.
  case judged(CampaignOptions, [RecordedShard])

  /// A case file, and what is judged by it; nil is what it was found with.
  case file(path: String, subject: SubjectChoice?)
}

/// A case file that is about to be run.
struct FiledPart {
  let file: CaseFile
  let subject: SubjectChoice

  /// - Throws: `CommandFailure` if it cannot be read, is too large, or names an unknown subject.
  init(path: String, subject: SubjectChoice?) throws {
    file = try CaseOrModel.caseFile(path)
    self.subject = try subject ?? Self.subject(of: file)
  }

  /// What a file's case was found with; native if it is no finding's.
  ///
  /// - Throws: `CommandFailure` if that is nothing that can be run here.
  static func subject(of file: CaseFile) throws -> SubjectChoice {
    guard let name = file.finding?.subject else { return .native }
    if let subject = SubjectChoice.recorded(name) { return subject }
    throw CommandFailure(
      .usage,
      "\(file.path.printable) was found with the subject '\(name.printable)', which is none of "
        + "lockstep's own, and a file may not say which program is run; say with --subject what is to "
        + "be judged")
  }

  /// The mistakes that explained the finding when it was written down, as far as they are known here.
  func suspects(_ assembly: Assembly) throws -> [String] {
    let names = file.finding?.cause.split(separator: " or ").map(String.init) ?? []
    return try names.filter {
      try Mistakes(assembly.reference).contains($0, for: file.stored.signature)
    }
  }

  /// Whether its case diverged, and was made smaller then.
  var isShrunkDivergence: Bool {
    guard file.finding?.verdict == .diverges, case .shrunk = file.stored.provenance else {
      return false
    }
    return true
  }

  /// What the campaign's events say of it.
  var filedCase: FiledCase {
    FiledCase(path: file.path, subject: file.finding?.subject, verdict: file.finding?.verdict)
  }
}
