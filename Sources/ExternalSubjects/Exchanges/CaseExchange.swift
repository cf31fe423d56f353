import CrossCheck
import Subjects
import Tensors

/// The files of a case, whose names no other case has had: what comes late is not taken for its answer.
protocol CaseExchange {
  /// Where they are, by the names of their places in a command.
  var paths: [String: String] { get }

  /// The answer to a case that its program cannot be asked; nil if it can.
  func traceWithoutProgram<Scalar: SubjectScalar>(of example: Case<Scalar>) throws -> Trace<Scalar>?

  /// - Throws: `ModelFileError`.
  func write<Scalar: SubjectScalar>(_ example: Case<Scalar>) throws

  /// - Throws: `ExternalFailure.noTrace`.
  func trace<Scalar: SubjectScalar>(
    of example: Case<Scalar>
  ) throws(ExternalFailure) -> Trace<Scalar>
}

extension CaseExchange {
  /// Writes the case, or says that it could not be handed over.
  ///
  /// - Throws: `HarnessFailure`.
  func handOver<Scalar: SubjectScalar>(_ example: Case<Scalar>) throws(HarnessFailure) {
    do { try write(example) } catch {
      throw HarnessFailure("a case cannot be handed to the subject: \(error)")
    }
  }

  func traceWithoutProgram<Scalar: SubjectScalar>(
    of example: Case<Scalar>
  ) throws -> Trace<Scalar>? { nil }

  /// Removes what is there.
  func remove() { for path in paths.values { FileRemoval.remove(path) } }
}
