public import CrossCheck
import ModelFiles
public import Tensors

/// A folder of case files, one for each cause of a finding.
///
/// A cause is the cell, the precision, the subject, the verdict, the first wrong tensor and
/// `Finding.cause`, which holds no numbers: what differs from case to case makes no second cause.
public struct Corpus: Sendable {
  public let folder: String

  /// The paths of its case files; sorted by name when it was opened, then those that were added.
  public private(set) var files: [String] = []

  /// The file of each cause that is known.
  private var known: [FindingCause: String] = [:]

  /// Opens the folder, which is made if there is none, and reads every `.npz` in it; not those of
  /// folders within.
  ///
  /// What a killed process left half written is removed an hour later.
  ///
  /// - Throws: `ModelFileError` if it cannot be made or read, or an `.npz` in it is no case file.
  public init(folder: String) throws {
    self.folder = folder
    let directory = Directory(path: folder)
    try directory.make()
    let names = try directory.names()
    AtomicFile.removeLeftovers(in: folder, names: names)
    for path in Self.paths(in: directory, names) {
      let file = try CaseFile(path: path)
      files.append(path)
      if let finding = file.finding { known[FindingCause(finding, file.stored)] = path }
    }
  }

  /// The case file at a path, or every `.npz` of the folder at it, sorted by name.
  ///
  /// - Throws: `ModelFileError` if there is nothing, or one is no case file.
  public static func caseFiles(at path: String) throws -> [CaseFile] {
    let directory = Directory(path: path)
    guard directory.exists else { return [try CaseFile(path: path)] }
    return try paths(in: directory, directory.names()).map(CaseFile.init(path:))
  }

  /// Whether there is something at a path that holds no case of that cause.
  private func isOfAnother(_ cause: FindingCause, _ path: String) -> Bool {
    guard Directory.holdsSomething(at: path) else { return false }
    guard let file = try? CaseFile(path: path), let finding = file.finding else { return true }
    return FindingCause(finding, file.stored) != cause
  }

  private static func paths(in directory: Directory, _ names: [String]) -> [String] {
    names.sorted().filter { $0.hasSuffix(".npz") && !$0.hasPrefix(".") }.map(directory.path(of:))
  }

  /// A folder to which findings are added, whatever is in it already; it is made with the first one.
  ///
  /// A file of the same cause is replaced. What a killed process left half written is removed an hour
  /// later.
  ///
  /// - Throws: `ModelFileError` if there is something else than a folder, or it cannot be read.
  public init(addingTo folder: String) throws {
    self.folder = folder
    guard Directory.holdsSomething(at: folder) else { return }
    AtomicFile.removeLeftovers(in: folder, names: try Directory(path: folder).names())
  }

  /// The file that holds a case of the same cause as a finding's; nil if there is none.
  public func file<Scalar: TensorScalar>(of finding: Finding, _ example: Case<Scalar>) -> String? {
    known[cause(of: finding, example)]
  }

  private func cause<Scalar: TensorScalar>(
    of finding: Finding, _ example: Case<Scalar>
  ) -> FindingCause {
    FindingCause(RecordedFinding(finding), cell: example.signature.cell, dtype: Scalar.dtype)
  }

  /// Writes the case of a finding to a file of its own, unless its cause is known or it is none:
  /// inconclusive.
  ///
  /// The file's name follows from the cause: `lstm-float32-diverges-c-1a2b3c4d.npz`.
  ///
  /// - Returns: the path; nil if nothing was written.
  /// - Throws: `ModelFileError` if it cannot be written.
  public mutating func add<Scalar: TensorScalar>(
    _ example: Case<Scalar>, _ finding: Finding
  ) throws -> String? {
    let cause = cause(of: finding, example)
    guard finding.verdict.isWrong, known[cause] == nil else { return nil }
    let directory = Directory(path: folder)
    try directory.make()
    var path = directory.path(of: cause.name + ".npz")
    var number = 1
    // Another cause may have the same name, if rarely, and a file may be somebody's own.
    while files.contains(path) || isOfAnother(cause, path) {
      number += 1
      path = directory.path(of: "\(cause.name)-\(number).npz")
    }
    try CaseFile.write(example, finding: RecordedFinding(finding), to: path)
    files.append(path)
    known[cause] = path
    return path
  }
}
