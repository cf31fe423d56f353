import CommandSupport
import Lockstep

/// The folder that a gate's reports are written to, each beside its place and renamed.
struct GateReports {
  let folder: String
  private let directory: Directory

  /// Makes the folder if there is none.
  ///
  /// That it cannot be made is told of when the reports are written: the verdict counts without them.
  ///
  /// - Throws: `CommandFailure` if there is something else than a folder.
  init(folder: String) throws {
    self.folder = folder
    directory = Directory(path: folder)
    if realPath(folder) != nil, !isFolder(folder) {
      throw CommandFailure(
        .usage, "--reports \(folder.printable): it is no folder; give one, or a name that is free")
    }
    try? directory.make()
  }

  /// Where the cases of findings are kept.
  var findings: String { directory.path(of: "findings") }

  private static let verdict = ["gate.json", "gate.txt"]

  /// - Parameters:
  ///   - paths: what is read.
  ///   - models: their names.
  ///   - baseline: what is read or written.
  /// - Throws: `CommandFailure` if a report would be written over any of them.
  func refuseToReplace(_ paths: [String], models: [String], baseline: String) throws {
    let names =
      Self.verdict + (["report"] + models.map(Self.name(ofModel:))).flatMap(Self.names(of:))
    let read = Set(paths.compactMap(FileIdentity.ofRegularFile))
    for path in names.map(directory.path(of:)) {
      let isRead = FileIdentity.ofRegularFile(path).map(read.contains) ?? false
      guard isRead || filePlace(path) == filePlace(baseline) else { continue }
      throw CommandFailure(
        .usage,
        "the report \(path.printable) would replace a file that the gate reads; choose another folder "
          + "for --reports")
    }
  }

  private static func name(ofModel name: String) -> String { "model-" + name }

  private static func names(of report: String) -> [String] {
    allReports.map { report + "." + $0.fileExtension }
  }

  /// Writes every report, also when one of them fails, and says what failed.
  ///
  /// - Parameter campaign: nil if no subject was judged.
  func write(
    _ campaign: CampaignRecord?, _ models: [GatedModel], text: String, json: String,
    _ context: ReportContext
  ) -> [String] {
    var failures: [String] = []
    func write(_ name: String, _ text: String) {
      do {
        let file = try AtomicFile(path: directory.path(of: name))
        defer { file.discard() }
        try file.write(Array(text.utf8))
        try file.commit()
      } catch {
        failures.append("\(error)")
      }
    }
    write("gate.txt", text)
    write("gate.json", json)
    for format in allReports {
      let report = format.init()
      if let campaign {
        write("report." + format.fileExtension, report.render(campaign, context))
      }
      for model in models {
        var context = context
        context.command = nil
        context.gate = nil
        context.seconds = model.seconds
        write(
          Self.name(ofModel: model.name) + "." + format.fileExtension,
          report.render(model.record, context))
      }
    }
    return failures
  }
}
