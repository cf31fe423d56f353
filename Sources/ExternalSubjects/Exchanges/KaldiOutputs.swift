import CrossCheck
import ModelFiles
import Subjects
import Tensors

/// The outputs of a batch's rows as they are read from an archive: h [T, B, width], and of text the
/// half units of what was printed.
struct KaldiOutputs<Scalar: SubjectScalar> {
  private let steps: Int
  private let width: Int
  private let keys: [String]
  private var values: [Scalar]
  private var halfUnits: [Double]?
  private var found: Set<Int> = []

  init(steps: Int, width: Int, keys: [String]) {
    (self.steps, self.width, self.keys) = (steps, width, keys)
    values = [Scalar](repeating: 0, count: steps * keys.count * width)
  }

  /// - Throws: `UnusableOutputs` if it is none of them, or none of their shape and precision.
  mutating func add(_ entry: KaldiEntry) throws(UnusableOutputs) {
    guard let row = keys.firstIndex(of: entry.key) else {
      throw UnusableOutputs("it has an utterance \(entry.key), and the inputs have none")
    }
    guard found.insert(row).inserted else { throw UnusableOutputs("it has \(entry.key) twice") }
    guard let shape = entry.matrixShape else {
      throw UnusableOutputs("\(entry.key) is a vector of \(entry.shape[0]), and no matrix")
    }
    guard shape == [steps, width] else {
      throw UnusableOutputs(
        "\(entry.key) is of shape \(shape), and \(steps) frames of \(width) outputs are due")
    }
    let numbers: [Scalar]
    switch entry.values {
    case .float32(let stored) where Scalar.dtype == .float32: numbers = stored.map { Scalar($0) }
    case .float64(let stored) where Scalar.dtype == .float64: numbers = stored.map { Scalar($0) }
    default:
      throw UnusableOutputs(
        "\(entry.key) is of \(entry.values.type), and the case of \(Scalar.dtype)")
    }
    put(numbers, row, in: &values)
    if let units = entry.decimalHalfUnits {
      var all = halfUnits ?? [Double](repeating: 0, count: values.count)
      put(units, row, in: &all)
      halfUnits = all
    }
  }

  /// - Throws: `UnusableOutputs` if one is missing.
  func trace() throws -> Trace<Scalar> {
    if let row = keys.indices.first(where: { !found.contains($0) }) {
      throw UnusableOutputs("it lacks \(keys[row])")
    }
    let shape = [steps, keys.count, width]
    var units: NamedTensors<Double> = [:]
    if let halfUnits { units["h"] = try Tensor(shape, halfUnits) }
    return Trace(tensors: ["h": try Tensor(shape, values)], halfUnits: units)
  }

  private func put<Number>(_ numbers: [Number], _ row: Int, in all: inout [Number]) {
    for step in 0..<steps {
      let start = (step * keys.count + row) * width
      all.replaceSubrange(
        start..<start + width, with: numbers[(step * width)..<((step + 1) * width)])
    }
  }
}

/// Why an archive holds no outputs of a case.
struct UnusableOutputs: Error, CustomStringConvertible {
  let description: String

  init(_ reason: String) { description = reason }
}
