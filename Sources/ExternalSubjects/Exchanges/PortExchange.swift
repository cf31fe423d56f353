import CrossCheck
import Subjects

/// One file with a case, and one with a trace.
protocol PortExchange: CaseExchange {
  var casePath: String { get }
  var tracePath: String { get }

  /// - Throws: what says why the trace cannot be read.
  func read<Scalar: SubjectScalar>(of example: Case<Scalar>) throws -> Trace<Scalar>
}

extension PortExchange {
  var paths: [String: String] { ["case": casePath, "trace": tracePath] }

  func trace<Scalar: SubjectScalar>(
    of example: Case<Scalar>
  ) throws(ExternalFailure) -> Trace<Scalar> {
    guard FileRemoval.exists(tracePath) else { throw .noTrace(reason: "it wrote none") }
    do { return try read(of: example) } catch { throw .noTrace(reason: "\(error)") }
  }
}
