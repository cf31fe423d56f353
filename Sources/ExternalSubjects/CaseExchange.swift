import CaseFiles
import CrossCheck
import ModelFiles
import Tensors

/// The files of a case, whose names no other case has had: what comes late is not taken for its answer.
struct CaseExchange {
  let casePath: String
  let tracePath: String
  private let layout: PortLayout

  /// - Parameter number: of the case, as they come.
  init(folder: String, number: Int, layout: PortLayout) {
    casePath = "\(folder)/case-\(number).npz"
    tracePath = "\(folder)/trace-\(number).npz"
    self.layout = layout
  }

  /// - Throws: `ModelFileError`.
  func write<Scalar: TensorScalar>(_ example: Case<Scalar>) throws {
    try layout.write(example, to: casePath)
  }

  /// - Throws: `ExternalFailure.noTrace`.
  func trace<Scalar: TensorScalar>(
    of example: Case<Scalar>
  ) throws(ExternalFailure) -> Trace<Scalar> {
    guard FileRemoval.exists(tracePath) else { throw .noTrace(reason: "it wrote none") }
    do { return try TraceFile.read(tracePath, for: example) } catch {
      throw .noTrace(reason: "\(error)")
    }
  }

  /// Removes both.
  func remove() {
    FileRemoval.remove(casePath)
    FileRemoval.remove(tracePath)
  }
}
