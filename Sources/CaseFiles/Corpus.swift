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

  private var causes: Set<FindingCause> = []

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
    for name in names.sorted() where name.hasSuffix(".npz") && !name.hasPrefix(".") {
      let path = directory.path(of: name)
      let file = try CaseFile(path: path)
      files.append(path)
      if let finding = file.finding { causes.insert(FindingCause(finding, file.stored)) }
    }
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
    let recorded = RecordedFinding(finding)
    let cause = FindingCause(recorded, cell: example.signature.cell, dtype: Scalar.dtype)
    guard finding.verdict.isWrong, !causes.contains(cause) else { return nil }
    let directory = Directory(path: folder)
    var path = directory.path(of: cause.name + ".npz")
    var number = 1
    // Another cause may have the same name, if rarely.
    while files.contains(path) {
      number += 1
      path = directory.path(of: "\(cause.name)-\(number).npz")
    }
    try CaseFile.write(example, finding: recorded, to: path)
    files.append(path)
    causes.insert(cause)
    return path
  }
}
