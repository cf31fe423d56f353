public import CrossCheck
import PythonBridge
import Tensors

/// The Reference's cell with a known mistake, run in the subject's precision: a subject that has to
/// be caught.
public struct MistakeSubject<Scalar: SubjectScalar>: Subject {
  public let name: String
  public var version: String { lockstepVersion }
  public var runsBlocksAtOnce: Bool { true }

  private let reference: NumPyReference
  private let mistake: String

  /// - Parameter mistake: one of `Mistakes.names(for:)`.
  public init(_ reference: NumPyReference, mistake: String) {
    name = "mistake:" + mistake
    self.reference = reference
    self.mistake = mistake
  }

  public func trace(of example: Case<Scalar>) throws -> Trace<Scalar> {
    try traces(of: [example], exposing: [])[0]
  }

  public func traceWithActivations(of example: Case<Scalar>) throws -> Trace<Scalar> {
    try traces(of: [example], exposing: example.signature.activations)[0]
  }

  public func traces(
    of block: [Case<Scalar>], withActivations: Bool
  ) -> [Result<Trace<Scalar>, any Error>] {
    do {
      let names = withActivations ? block.first?.signature.activations ?? [] : []
      return try traces(of: block, exposing: names).map(Result.success)
    } catch {
      return block.map { _ in .failure(error) }
    }
  }

  /// - Parameter exposed: what the traces hold beside the states.
  private func traces(
    of block: [Case<Scalar>], exposing exposed: [String]
  ) throws -> [Trace<Scalar>] {
    guard let first = block.first else { return [] }
    return try reference.interpreter.withGIL { gil in
      let (signature, sizes) = (first.signature, first.sizes)
      let cases = try CaseArrays<Scalar>(signature, sizes, capacity: block.count, gil)
      cases.fill(with: block)
      let shapes = Dictionary(
        uniqueKeysWithValues: signature.traceTensors.map {
          ($0.name, $0.dimensions(for: sizes))
        })
      let names = signature.states + exposed
      let arrays = try Dictionary(
        uniqueKeysWithValues: names.map { name in
          (name, try PythonArray<Scalar>(shape: [block.count] + (shapes[name] ?? []), gil))
        })
      let arguments: [any PythonRepresentable] = [
        signature.cell, mistake, cases.tensors, cases.options, arrays,
      ]
      try reference.entry("BlockSubject", gil).call(arguments, gil).call([block.count], gil)
      return try block.indices.map { index in
        var tensors = NamedTensors<Scalar>()
        for name in names {
          tensors[name] = try arrays[name].map { array in
            try Tensor(shapes[name] ?? [], array.elements(at: index, of: block.count))
          }
        }
        return try Trace(tensors: tensors, finalState: finalState(of: tensors, block[index]))
      }
    }
  }

  /// The states after the last step; with no step, the initial ones.
  private func finalState(
    of tensors: NamedTensors<Scalar>, _ example: Case<Scalar>
  ) throws -> NamedTensors<Scalar> {
    var final = NamedTensors<Scalar>()
    for (name, tensor) in tensors where example.signature.states.contains(name) {
      let shape = [example.sizes.batch, example.sizes[example.signature.width(of: name)]]
      final[name] =
        example.sizes.steps == 0
        ? example["initial_" + name]
        : try Tensor(shape, Array(tensor.scalars.suffix(shape[0] * shape[1])))
    }
    return final
  }
}
