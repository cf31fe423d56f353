import Tensors

extension GateReason {
  private static let update =
    "If that is meant to be so, write the baseline anew with --update-baseline and commit it."

  /// What is wrong, in numbers, and the way out; for people.
  public var sentence: String {
    switch self {
    case .divergence(let name, let diverging, let cases, let causes, let reports):
      "\(name.printable) diverges in \(diverging.grouped) of \(cases.grouped): more than rounding can "
        + "explain. \(causes.map { $0.text + " " } ?? "")The reports "
        + "\(reports.map { "in \($0.printable)" } ?? "(--reports FOLDER)") say where, and how to repeat "
        + "it. No baseline allows it."
    case .failedShare(let name, let failed, let cases, let allowed):
      "\(name.printable) gave no answer to \(failed.grouped) of \(cases.grouped) cases, a share of "
        + "\(Self.share(failed, cases)), and the baseline allows \(NumberText.short(allowed)). Mend the "
        + "subject, or raise \"failed\" below \"allowed\" in the baseline."
    case .inconclusiveShare(let name, let inconclusive, let cases, let allowed):
      "\(name.printable): nothing could be proved of \(inconclusive.grouped) of \(cases.grouped), a share "
        + "of \(Self.share(inconclusive, cases)), and the baseline allows \(NumberText.short(allowed)). "
        + "Choose cases that show more, or raise \"inconclusive\" below \"allowed\" in the baseline."
    case .ratchet(let name, let ratio, let before):
      "\(name.printable): the worst ratio is \(NumberText.rounded(ratio)), more than twice the "
        + "\(NumberText.rounded(before)) of the baseline, though still within the bound. Something "
        + "became less accurate: find the change. \(Self.update)"
    case .vanishedSubject(let name):
      "\(name.printable) is in the baseline and was not run. Name it with --subject. \(Self.update)"
    case .vanishedProfile(let name, let cases, let before):
      "\(name.printable): the baseline has \(NumberText.count(before, "case")), and this run "
        + "\(cases == 0 ? "none" : cases.grouped). Put back the case files or options that are missing. "
        + Self.update
    case .vanishedModel(let name):
      "the model \(name.printable) is in the baseline and was not run. Put it back where --models looks. "
        + Self.update
    case .missedMistake(missed: [], caught: 0, let before):
      "no known mistake was made, and the baseline has \(before.grouped) that are caught: what cannot "
        + "fail proves nothing. Leave out --no-sensitivity. \(Self.update)"
    case .missedMistake(let missed, let caught, let before):
      "\(Self.mistakes(missed)): \(caught.grouped) known mistakes are caught, and the baseline has "
        + "\(before.grouped). The cases or the judge became blind; lockstep sensitivity shows to what. "
        + Self.update
    case .emptyRun(nil):
      "nothing was compared, which is no success. Ask for --cases, a --corpus or --models."
    case .emptyRun(let name?):
      "nothing was compared of \(name.printable), or nothing conclusively, which is no success. Give it "
        + "cases that it can be judged by, or leave it out."
    case .failedModel(let name, let reason):
      "the model \(name.printable) could not be judged: \(Self.ended(reason.printable)) Mend it, or take "
        + "it out of the folder; the others were judged."
    case .otherCampaign(let differences):
      "the baseline is of another campaign, so that no ratio can be compared: "
        + "\(differences.map(\.printable).joined(separator: ", ")). Run it with the baseline's, or write "
        + "the baseline anew with --update-baseline and commit it."
    }
  }

  private static func ended(_ text: String) -> String { text.hasSuffix(".") ? text : text + "." }

  private static func share(_ part: Int, _ all: Int) -> String {
    NumberText.rounded(Double(part) / Double(max(all, 1)))
  }

  private static let named = 5

  private static func mistakes(_ missed: [String]) -> String {
    guard !missed.isEmpty else { return "known mistakes are no longer made" }
    let more = missed.count > named ? " and \(missed.count - named) more" : ""
    return missed.prefix(named).map(\.printable).joined(separator: ", ") + more
      + (missed.count == 1 ? " is missed" : " are missed")
  }
}
