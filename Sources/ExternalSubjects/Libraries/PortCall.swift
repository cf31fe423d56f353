#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import Tensors
import _PortInterface

/// The memory of one call of a library: what it is given, and where it answers.
struct PortCall<Scalar: TensorScalar> {
  private var given: [lockstep_tensor] = []
  private var answered: [lockstep_answer] = []
  private var shapes: [[Int]] = []

  /// Everything that was allocated, but for names.
  private var memory: [UnsafeMutableRawPointer] = []

  private static var type: Int32 {
    Int32(Scalar.dtype == .float32 ? LOCKSTEP_FLOAT32 : LOCKSTEP_FLOAT64)
  }

  /// Gives a tensor: a copy, so that a library that writes where it may not spoils nothing here.
  mutating func add(_ name: String, _ tensor: Tensor<Scalar>) {
    let made = make(name, tensor.shape.dimensions)
    tensor.scalars.withUnsafeBufferPointer { scalars in
      if let from = scalars.baseAddress {
        made.data?.copyMemory(from: from, byteCount: scalars.count * MemoryLayout<Scalar>.stride)
      }
    }
    given.append(made)
  }

  /// Has room for an answer, filled with NaN.
  mutating func expect(_ name: String, _ dimensions: [Int]) {
    let made = make(name, dimensions)
    made.data?.initializeMemory(
      as: Scalar.self, repeating: .nan, count: dimensions.reduce(1, *))
    answered.append(lockstep_answer(tensor: made, is_given: 0))
    shapes.append(dimensions)
  }

  /// - Returns: the library's message if it failed.
  mutating func run(
    cell: String, layout: String, options: [String: Double],
    _ function:
      @convention(c) (
        UnsafePointer<lockstep_case>, UnsafeMutablePointer<lockstep_answer>, Int,
        UnsafeMutablePointer<CChar>, Int
      ) -> Int32
  ) -> String? {
    let options = options.sorted { $0.key < $1.key }.map {
      lockstep_option(name: text($0.key), value: $0.value)
    }
    let (cell, layout) = (text(cell), text(layout))
    var message = [CChar](repeating: 0, count: 500)
    let status = given.withUnsafeBufferPointer { tensors in
      options.withUnsafeBufferPointer { options in
        var example = lockstep_case(
          cell: cell, layout: layout, tensors: tensors.baseAddress, tensor_count: tensors.count,
          options: options.baseAddress, option_count: options.count)
        return function(&example, &answered, answered.count, &message, message.count)
      }
    }
    guard status != 0 else { return nil }
    message[message.count - 1] = 0
    let said = String(
      decoding: message.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    return said.isEmpty ? "lockstep_run returned \(status)" : said
  }

  /// Those that the library says it has filled.
  ///
  /// - Throws: `UnusableLibrary` if it has put NULL where they were.
  func answers() throws -> [(name: String, tensor: Tensor<Scalar>)] {
    try zip(answered, shapes).filter { $0.0.is_given != 0 }.map { answer, dimensions in
      let count = dimensions.reduce(1, *)
      guard let name = answer.tensor.name, let data = answer.tensor.data else {
        let name = answer.tensor.name.map { " " + String(cString: $0) } ?? ""
        throw UnusableLibrary(
          reason: "its answer\(name) has NULL for its name or data; numbers go where data points to"
        )
      }
      let from = data.assumingMemoryBound(to: Scalar.self)
      let scalars = Array(UnsafeBufferPointer(start: from, count: count))
      return (String(cString: name), try Tensor(dimensions, scalars))
    }
  }

  func deallocate() { for memory in memory { memory.deallocate() } }

  private mutating func make(_ name: String, _ dimensions: [Int]) -> lockstep_tensor {
    let shape = UnsafeMutablePointer<UInt64>.allocate(capacity: max(dimensions.count, 1))
    for (axis, length) in dimensions.enumerated() { shape[axis] = UInt64(length) }
    let count = max(dimensions.reduce(1, *), 1)
    let data = UnsafeMutableRawPointer.allocate(
      byteCount: count * MemoryLayout<Scalar>.stride, alignment: 64)
    memory += [UnsafeMutableRawPointer(shape), data]
    return lockstep_tensor(
      name: text(name), shape: UnsafePointer(shape), data: data, rank: UInt32(dimensions.count),
      type: Self.type)
  }

  private mutating func text(_ text: String) -> UnsafePointer<CChar> {
    let bytes = text.utf8CString
    let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
    for (place, byte) in bytes.enumerated() { copy[place] = byte }
    memory.append(UnsafeMutableRawPointer(copy))
    return UnsafePointer(copy)
  }
}
