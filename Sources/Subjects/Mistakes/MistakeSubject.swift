public import CrossCheck
import PythonBridge
import Tensors

/// The Reference's cell with a known mistake, run in the subject's precision: a subject that has to
/// be caught.
public struct MistakeSubject<Scalar: SubjectScalar>: Subject {
  public let name: String
  public var version: String { lockstepVersion }

  private let reference: NumPyReference
  private let mistake: String

  /// - Parameter mistake: one of `Mistakes.names(for:)`.
  public init(_ reference: NumPyReference, mistake: String) {
    name = "mistake:" + mistake
    self.reference = reference
    self.mistake = mistake
  }

  public func trace(of example: Case<Scalar>) throws -> Trace<Scalar> {
    try traces(of: [example])[0]
  }

  public func traces(
    of block: [Case<Scalar>], withActivations: Bool
  ) -> [Result<Trace<Scalar>, any Error>] {
    do {
      return try traces(of: block).map(Result.success)
    } catch {
      return block.map { _ in .failure(error) }
    }
  }

  private func traces(of block: [Case<Scalar>]) throws -> [Trace<Scalar>] {
    guard let first = block.first else { return [] }
    return try reference.interpreter.withGIL { gil in
      let (signature, sizes) = (first.signature, first.sizes)
      let cases = try CaseArrays<Scalar>(signature, sizes, capacity: block.count, gil)
      cases.fill(with: block)
      func shape(_ state: String) -> [Int] {
        [sizes.steps, sizes.batch, sizes[signature.width(of: state)]]
      }
      let states = try Dictionary(
        uniqueKeysWithValues: signature.states.map { state in
          (state, try PythonArray<Scalar>(shape: [block.count] + shape(state), gil))
        })
      let arguments: [any PythonRepresentable] = [
        signature.cell, mistake, cases.tensors, cases.options, states,
      ]
      try reference.entry("BlockSubject", gil).call(arguments, gil).call([block.count], gil)
      return try block.indices.map { index in
        var tensors = NamedTensors<Scalar>()
        for state in signature.states {
          tensors[state] = try states[state].map { array in
            try Tensor(shape(state), array.elements(at: index, of: block.count))
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
    for (name, tensor) in tensors {
      let shape = [example.sizes.batch, example.sizes[example.signature.width(of: name)]]
      final[name] =
        example.sizes.steps == 0
        ? example["initial_" + name]
        : try Tensor(shape, Array(tensor.scalars.suffix(shape[0] * shape[1])))
    }
    return final
  }
}
