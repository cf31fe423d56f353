import CaseFiles
import CrossCheck
import ModelFiles
import Subjects
import Tensors

/// A case and a trace as .npz files.
struct ArchiveExchange: CaseExchange {
  let casePath: String
  let tracePath: String
  private let layout: PortLayout

  /// - Parameter number: of the case, as they come.
  init(folder: String, number: Int, layout: PortLayout) {
    casePath = "\(folder)/case-\(number).npz"
    tracePath = "\(folder)/trace-\(number).npz"
    self.layout = layout
  }

  var paths: [String: String] { ["case": casePath, "trace": tracePath] }

  func write<Scalar: SubjectScalar>(_ example: Case<Scalar>) throws {
    try layout.write(example, to: casePath)
  }

  func trace<Scalar: SubjectScalar>(
    of example: Case<Scalar>
  ) throws(ExternalFailure) -> Trace<Scalar> {
    guard FileRemoval.exists(tracePath) else { throw .noTrace(reason: "it wrote none") }
    do { return try TraceFile.read(tracePath, for: example) } catch {
      throw .noTrace(reason: "\(error)")
    }
  }
}
