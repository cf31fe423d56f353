import CaseFiles
import CrossCheck
import ModelFiles
import Tensors

/// The files of one case after the other.
struct CaseExchange {
  let casePath: String
  let tracePath: String
  private let layout: PortLayout

  init(folder: String, layout: PortLayout) {
    casePath = folder + "/case.npz"
    tracePath = folder + "/trace.npz"
    self.layout = layout
  }

  /// Writes a case, and removes the trace of the one before.
  ///
  /// - Throws: `ModelFileError`, or `UnsuitableLayout`.
  func write<Scalar: TensorScalar>(_ example: Case<Scalar>) throws {
    try FileRemoval.remove(tracePath)
    try layout.write(example, to: casePath)
  }

  /// - Throws: `ExternalFailure.noTrace`.
  func trace<Scalar: TensorScalar>(
    of example: Case<Scalar>
  ) throws(ExternalFailure) -> Trace<Scalar> {
    do { return try TraceFile.read(tracePath, for: example) } catch {
      throw .noTrace(reason: "\(error)")
    }
  }
}
