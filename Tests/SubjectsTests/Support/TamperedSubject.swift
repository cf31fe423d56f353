import Lockstep

/// A subject whose answers, or whose cases, are changed on the way.
struct TamperedSubject<Scalar: SubjectScalar>: Subject {
  let name: String
  var base = NativeSubject<Scalar>()
  var changeCase: @Sendable (Case<Scalar>) throws -> Case<Scalar> = { $0 }
  var changeTrace: @Sendable (NamedTensors<Scalar>) throws -> NamedTensors<Scalar> = { $0 }

  func trace(of example: Case<Scalar>) throws -> Trace<Scalar> {
    let trace = try base.trace(of: changeCase(example))
    return Trace(tensors: try changeTrace(trace.tensors))
  }
}

extension Tensor {
  /// The tensor with every element changed.
  func mapped(_ change: (Scalar) -> Scalar) throws -> Tensor {
    try Tensor(shape.dimensions, scalars.map(change))
  }
}

extension NamedTensors {
  /// The tensors with every element changed.
  func mapped(_ change: (Scalar) -> Scalar) throws -> NamedTensors {
    var changed = self
    for (name, tensor) in self { changed[name] = try tensor.mapped(change) }
    return changed
  }
}

extension Provenance {
  /// The index of a generated case.
  var index: Int? {
    if case .generated(_, let index, _) = self { index } else { nil }
  }
}
