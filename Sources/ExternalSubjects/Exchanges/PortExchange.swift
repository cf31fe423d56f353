import CaseFiles
import CrossCheck
import Subjects
import Tensors

/// One file with a case, and one with a trace.
struct PortExchange: CaseExchange {
  let casePath: String
  let tracePath: String
  private let layout: PortLayout
  private let format: PortFileFormat

  /// - Parameter number: of the case, as they come.
  init(folder: String, number: Int, layout: PortLayout, format: PortFileFormat = .npz) {
    casePath = "\(folder)/case-\(number).\(format)"
    tracePath = "\(folder)/trace-\(number).\(format)"
    (self.layout, self.format) = (layout, format)
  }

  var paths: [String: String] { ["case": casePath, "trace": tracePath] }

  func write<Scalar: SubjectScalar>(_ example: Case<Scalar>) throws {
    try PortCaseFile.write(
      example, cell: layout.cell(of: example.signature), layout: layout.headerName,
      tensors: layout.tensors(of: example),
      options: layout.options(of: example), to: casePath, as: format)
  }

  func trace<Scalar: SubjectScalar>(
    of example: Case<Scalar>
  ) throws(ExternalFailure) -> Trace<Scalar> {
    guard FileRemoval.exists(tracePath) else { throw .noTrace(reason: "it wrote none") }
    do { return try TraceFile.read(tracePath, for: example, as: format) } catch {
      // The file is lockstep's own affair where it is no .npz.
      let text = "\(error)".replacing(
        tracePath + ": ", with: format == .npz ? tracePath + ": " : "")
      throw .noTrace(reason: text)
    }
  }
}
