/// Tensors under their names, in the order of insertion.
public struct NamedTensors<Scalar: TensorScalar>: Sendable {
  /// The names, in the order of insertion.
  public private(set) var names: [String] = []

  /// The tensors, as their names.
  private var tensors: [Tensor<Scalar>] = []

  /// The places of the names, if there are more than a few.
  private var places: [String: Int] = [:]

  /// So few names are compared one by one, which is faster than to hash one.
  private static var few: Int { 16 }

  /// No tensors.
  public init() {}

  /// Reads, replaces, adds, or (with nil) removes the tensor of that name.
  public subscript(name: String) -> Tensor<Scalar>? {
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    get { place(of: name).map { tensors[$0] } }
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    set {
      switch (place(of: name), newValue) {
      case (let place?, let tensor?): tensors[place] = tensor
      case (let place?, nil): remove(at: place)
      case (nil, let tensor?): append(name, tensor)
      case (nil, nil): break
      }
    }
  }

  private func place(of name: String) -> Int? {
    names.count <= Self.few ? names.firstIndex(of: name) : places[name]
  }

  private mutating func append(_ name: String, _ tensor: Tensor<Scalar>) {
    names.append(name)
    tensors.append(tensor)
    if names.count == Self.few + 1 {
      findPlaces()
    } else if names.count > Self.few {
      places[name] = names.count - 1
    }
  }

  private mutating func remove(at place: Int) {
    names.remove(at: place)
    tensors.remove(at: place)
    findPlaces()
  }

  private mutating func findPlaces() {
    places.removeAll()
    if names.count > Self.few {
      for (place, name) in names.enumerated() { places[name] = place }
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
    zip(names, tensors).lazy.map { (name: $0, tensor: $1) }.makeIterator()
  }
}
