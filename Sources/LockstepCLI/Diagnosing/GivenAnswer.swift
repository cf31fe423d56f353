import CommandSupport
import Lockstep

/// What somebody's port returned for a case.
struct GivenAnswer<Scalar: SubjectScalar> {
  let trace: Trace<Scalar>
  let paths: [String]

  /// A trace file, or an array of the outputs alone: of the last of the cell's states.
  ///
  /// - Throws: `CommandFailure` if it cannot be read, or is no answer to the case.
  init(path: String, isBatchMajor: Bool, to example: Case<Scalar>) throws {
    if realPath(path) != nil, path.hasSuffix(".npz") {
      guard !isBatchMajor else {
        throw CommandFailure(
          .usage, "a trace file is time-major, [T, B, H]: leave out --batch-major")
      }
      trace = try attempt { try TraceFile.read(path, for: example) }
      paths = [path]
      return
    }
    let array = try SequenceArray(path, for: "--expected", isBatchMajor: isBatchMajor)
    try array.check(steps: example.sizes.steps, batch: example.sizes.batch, path)
    let state = example.signature.states[example.signature.states.count - 1]
    let width = example.sizes[example.signature.width(of: state)]
    guard array.width == width else {
      throw CommandFailure(
        .usage,
        "--expected \(path.printable): its rows are of \(array.width) numbers, but \(state) of the case "
          + "has \(width)")
    }
    trace = Trace(tensors: [state: try array.timeMajor()])
    paths = array.paths
  }
}
