/// Tensors under their names, in the order of insertion.
public struct NamedTensors<Scalar: TensorScalar>: Sendable {
  /// The names, in the order of insertion.
  public private(set) var names: [String] = []
  @usableFromInline internal var tensors: [String: Tensor<Scalar>] = [:]

  /// No tensors.
  public init() {}

  /// Reads, replaces, adds, or (with nil) removes the tensor of that name.
  public subscript(name: String) -> Tensor<Scalar>? {
    @inlinable get { tensors[name] }
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    set {
      if tensors[name] == nil, newValue != nil { names.append(name) }
      if newValue == nil { names.removeAll { $0 == name } }
      tensors[name] = newValue
    }
  }
}

extension NamedTensors: ExpressibleByDictionaryLiteral {
  /// The last of several tensors of one name counts.
  public init(dictionaryLiteral elements: (String, Tensor<Scalar>)...) {
    for (name, tensor) in elements { self[name] = tensor }
  }
}

extension NamedTensors: Sequence {
  /// The tensors with their names, in the order of insertion.
  public func makeIterator() -> some IteratorProtocol<(name: String, tensor: Tensor<Scalar>)> {
    names.lazy.compactMap { name in tensors[name].map { (name: name, tensor: $0) } }.makeIterator()
  }
}
