import CrossCheck
import PythonBridge
import Tensors

/// The tensors and options of up to `capacity` cases of one shape, stacked, as arrays that NumPy
/// sees in place.
final class CaseArrays<Scalar: SubjectScalar> {
  let tensors: [String: PythonArray<Scalar>]
  let options: [String: PythonArray<Double>]

  /// Memory for cases, which may hold anything until `fill`.
  init(_ signature: Signature, _ sizes: Sizes, capacity: Int, _ gil: GIL) throws {
    tensors = try Dictionary(
      uniqueKeysWithValues: signature.caseTensors.map { specification in
        let shape = [capacity] + specification.dimensions(for: sizes)
        return (
          specification.name,
          try PythonArray(shape: shape, isReadOnly: true, isZeroed: false, gil)
        )
      })
    options = try signature.options.mapValues { _ in
      try PythonArray(shape: [capacity], isReadOnly: true, gil)
    }
  }

  /// Copies the cases in, one after the other.
  func fill(with examples: [Case<Scalar>]) {
    for (name, array) in tensors {
      array.fill(with: examples.lazy.map { $0[name] })
    }
    for (name, array) in options {
      array.withUnsafeMutableBufferPointer { buffer in
        for (index, example) in examples.enumerated() {
          buffer[index] = example.options[name] ?? 0
        }
      }
    }
  }
}

extension PythonArray where Element: TensorScalar {
  /// Copies equally large tensors into the first places of a stack.
  func fill(with tensors: some Sequence<Tensor<Element>>) {
    withUnsafeMutableBufferPointer { buffer in
      var rest = buffer[...]
      for tensor in tensors {
        precondition(tensor.scalars.count <= rest.count, "the stack is of another shape")
        let end = rest.update(fromContentsOf: tensor.scalars)
        rest = rest[end...]
      }
    }
  }

  /// Copies the elements of one place of a stack of `capacity` over as many others.
  func copy(_ index: Int, of capacity: Int, into elements: inout [Element]) {
    let stride = count / max(capacity, 1)
    precondition(elements.count == stride, "the place is of another size")
    withUnsafeBufferPointer { stack in
      elements.withUnsafeMutableBufferPointer { elements in
        _ = elements.update(fromContentsOf: stack[(index * stride)..<((index + 1) * stride)])
      }
    }
  }

  /// The elements of one place of a stack of `capacity`.
  func elements(at index: Int, of capacity: Int) -> [Element] {
    let stride = count / max(capacity, 1)
    return withUnsafeBufferPointer { Array($0[(index * stride)..<((index + 1) * stride)]) }
  }
}
