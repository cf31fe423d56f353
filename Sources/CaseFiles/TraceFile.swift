public import CrossCheck
import ModelFiles
public import Tensors

/// A trace on disk: an .npz of its tensors under their names, `c`, `h`, `i`, …, each after every
/// step, and of its final state as `final_c`, `final_h`.
public enum TraceFile {
  private static let finalPrefix = "final_"

  /// Reads the answer to a case.
  ///
  /// - Throws: `ModelFileError` if it is damaged, of another type or shape than the case, holds
  ///   something else, or no state.
  public static func read<Scalar: TensorScalar>(
    _ path: String, for example: Case<Scalar>
  ) throws -> Trace<Scalar> {
    try read(MappedFile(path: path), for: example)
  }

  static func read<Scalar: TensorScalar>(
    _ file: MappedFile, for example: Case<Scalar>
  ) throws -> Trace<Scalar> {
    let archive = try NPZArchive(file)
    return try trace(of: archive, archive.storedNames, for: example)
  }

  /// - Parameter names: of the file's arrays, in the order of the file.
  static func trace<Scalar: TensorScalar>(
    of archive: some ModelFile, _ names: [String], for example: Case<Scalar>
  ) throws -> Trace<Scalar> {
    let signature = example.signature
    let finals = signature.states.map { state in
      TensorSpecification(state, [Extent(.B), Extent(signature.width(of: state))])
    }
    try archive.refuse(
      names, beside: signature.traceTensors.map(\.name) + finals.map { finalPrefix + $0.name },
      of: signature.cell)
    var tensors = NamedTensors<Scalar>()
    for specification in signature.traceTensors where archive[specification.name] != nil {
      tensors[specification.name] = try archive.tensor(
        specification, dimensions: specification.dimensions(for: example.sizes))
    }
    var finalState = NamedTensors<Scalar>()
    for specification in finals {
      let name = finalPrefix + specification.name
      guard archive[name] != nil else { continue }
      finalState[specification.name] = try archive.tensor(
        specification, named: name, dimensions: specification.dimensions(for: example.sizes))
    }
    let trace = Trace(tensors: tensors, finalState: finalState)
    do { try trace.validate(for: example) } catch {
      throw ModelFileError(path: archive.path, reason: "\(error)")
    }
    return trace
  }

  /// Writes a trace, beside the path first; the same trace gives the same bytes.
  ///
  /// - Parameter isDurable: whether to wait until the disk has the bytes.
  /// - Throws: `ModelFileError` if it cannot be written, or was read from decimal text: the file has
  ///   no place for the digits that are known.
  public static func write<Scalar: TensorScalar>(
    _ trace: Trace<Scalar>, to path: String, isDurable: Bool = true
  ) throws {
    guard trace.halfUnits.names.isEmpty else {
      throw ModelFileError(
        path: path,
        reason: "the trace was read from decimal text, and a trace file cannot say of how many "
          + "digits")
    }
    let writer = try NPZWriter(path: path)
    for (name, tensor) in trace.tensors { try writer.add(name, tensor) }
    for (name, tensor) in trace.finalState { try writer.add(finalPrefix + name, tensor) }
    try writer.commit(isDurable: isDurable)
  }
}
