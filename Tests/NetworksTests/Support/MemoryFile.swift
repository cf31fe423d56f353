import ModelFiles
import Tensors

/// A model file that is nowhere but in memory.
struct MemoryFile: ModelFile {
  let format = "memory"
  let path = "memory"
  let variables: [Variable]
  private let bytes: [String: [UInt8]]

  /// Every variable with numbers of its own: all differ, none is 0, none is exact in fewer bits.
  init(_ variables: [Variable]) {
    var bytes: [String: [UInt8]] = [:]
    for (place, variable) in variables.enumerated() {
      bytes[variable.name] = (0..<variable.count).flatMap {
        Self.bytes(of: Self.value(place, $0), as: variable.type)
      }
    }
    self.variables = variables
    self.bytes = bytes
  }

  init<Scalar: TensorScalar>(_ tensors: NamedTensors<Scalar>) {
    let type: ElementType = Scalar.dtype == .float64 ? .float64 : .float32
    var variables: [Variable] = []
    var bytes: [String: [UInt8]] = [:]
    for (name, tensor) in tensors {
      variables.append(Variable(name: name, type: type, shape: tensor.shape.dimensions))
      bytes[name] = tensor.scalars.flatMap { Self.bytes(of: Double($0), as: type) }
    }
    self.variables = variables
    self.bytes = bytes
  }

  func withBytes<Result>(
    of variable: Variable, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result {
    guard let bytes = bytes[variable.name] else {
      throw ModelFileError(path: path, variable: variable.name, reason: "it was not expected")
    }
    return try bytes.withUnsafeBytes(body)
  }

  /// The value of a variable's element.
  static func value(_ variable: Int, _ element: Int) -> Double {
    let step = (variable * 389 + element * 83 + 7) % 9973
    return (Double(step) - 4986.25) / 6000
  }

  private static func bytes(of value: Double, as type: ElementType) -> [UInt8] {
    func bytes(_ word: some FixedWidthInteger) -> [UInt8] {
      withUnsafeBytes(of: word.littleEndian) { Array($0) }
    }
    return switch type {
    case .float64: bytes(value.bitPattern)
    case .bfloat16: bytes(UInt16(Float(value).bitPattern >> 16))
    default: bytes(Float(value).bitPattern)
    }
  }
}
