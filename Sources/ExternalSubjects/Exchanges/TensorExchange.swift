import CaseFiles
import CrossCheck
import ModelFiles
import Subjects
import Tensors

/// A case and a trace as .safetensors files, for this package's own workers: they are read and written in
/// a tenth of the time of an .npz, which small cases feel.
struct TensorExchange: PortExchange {
  let casePath: String
  let tracePath: String
  private let layout: PortLayout

  /// - Parameter number: of the case, as they come.
  init(folder: String, number: Int, layout: PortLayout) {
    casePath = "\(folder)/case-\(number).safetensors"
    tracePath = "\(folder)/trace-\(number).safetensors"
    self.layout = layout
  }

  func write<Scalar: SubjectScalar>(_ example: Case<Scalar>) throws {
    try PortCaseFile.writeTensors(
      example, layout: layout.headerName, tensors: layout.tensors(of: example),
      options: layout.options(of: example), to: casePath)
  }

  func read<Scalar: SubjectScalar>(of example: Case<Scalar>) throws -> Trace<Scalar> {
    try TraceFile.readTensors(tracePath, for: example)
  }
}
