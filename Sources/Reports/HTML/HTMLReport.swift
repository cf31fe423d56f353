import Mustache

/// The report for a browser: one file that needs no other, and no network.
///
/// The verdict, the worst ratio beside 1, each finding with its explanation, a map of where it is wrong
/// and the command that repeats it, and what was covered, in `Templates`.
public struct HTMLReport: ContentsReport {
  public static let name = "html"
  public static let fileExtension = "html"

  public init() {}

  static func text(_ contents: ReportContents) -> String {
    guard let page = library.render(HTMLPage(contents), withTemplate: "page") else {
      preconditionFailure("there is a template of that name")
    }
    return page
  }

  private static let library: MustacheLibrary = {
    let templates = [
      "page": PackageResources.page_mustache, "gauge": PackageResources.gauge_mustache,
      "finding": PackageResources.finding_mustache, "legend": PackageResources.legend_mustache,
      "subject": PackageResources.subject_mustache,
    ]
    do {
      return MustacheLibrary(
        templates: try templates.mapValues {
          try MustacheTemplate(string: String(decoding: $0, as: UTF8.self))
        })
    } catch {
      preconditionFailure("the templates are a part of the program: \(error)")
    }
  }()
}
