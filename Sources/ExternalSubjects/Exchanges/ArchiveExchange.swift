import CaseFiles
import CrossCheck
import ModelFiles
import Subjects
import Tensors

/// A case and a trace as .npz files.
struct ArchiveExchange: PortExchange {
  let casePath: String
  let tracePath: String
  private let layout: PortLayout

  /// - Parameter number: of the case, as they come.
  init(folder: String, number: Int, layout: PortLayout) {
    casePath = "\(folder)/case-\(number).npz"
    tracePath = "\(folder)/trace-\(number).npz"
    self.layout = layout
  }

  func write<Scalar: SubjectScalar>(_ example: Case<Scalar>) throws {
    try PortCaseFile.writeArchive(
      example, layout: layout.headerName, tensors: layout.tensors(of: example),
      options: layout.options(of: example), to: casePath)
  }

  func read<Scalar: SubjectScalar>(of example: Case<Scalar>) throws -> Trace<Scalar> {
    try TraceFile.read(tracePath, for: example)
  }
}
