import ModelFiles
import Tensors
import RecurrentCells

/// The sizes and settings of one component, or what is wrong with them.
struct KaldiShapes {
  let component: KaldiComponents.Component
  let file: any ModelFile

  /// What Kaldi takes where the file has no CellClip.
  private static let defaultCellClip = 50.0

  func sizes() throws(NetworkError) -> (inputs: Int, outputs: Int) {
    let (inputs, outputs) = (try size("input_dim"), try size("output_dim"))
    guard
      ["LstmProjected", "AffineTransform", "Splice"].contains(component.kind) || inputs == outputs
    else { throw wrong("it has \(inputs) inputs and \(outputs) outputs, which must be equal") }
    return (inputs, outputs)
  }

  func splice(_ inputs: Int, _ outputs: Int) throws(NetworkError) -> Splice {
    let offsets = try integers("offsets")
    // Beyond that, a frame's place could not be counted.
    guard offsets.allSatisfy({ Int32(exactly: $0) != nil }) else {
      throw wrong("its offsets must be of 32 bits, as Kaldi's are")
    }
    guard let splice = Splice(offsets: offsets),
      inputs.multipliedReportingOverflow(by: offsets.count) == (outputs, false)
    else { throw wrong("\(offsets.count) offsets do not make \(outputs) of \(inputs) inputs") }
    return splice
  }

  /// The weights, and the number of cells.
  func lstm(
    _ inputs: Int, _ outputs: Int
  ) throws(NetworkError) -> (parts: [String: Variable], cells: Int) {
    guard let projection = component.variables["w_r_m"], projection.shape.count == 2,
      case let cells = projection.shape[1], (1..<1 << 40).contains(cells)
    else { throw wrong("w_r_m must be there, and of the shape [\(outputs), H]") }
    let shapes: [String: [Int]] = [
      "w_gifo_x": [4 * cells, inputs], "w_gifo_r": [4 * cells, outputs], "bias": [4 * cells],
      "peephole_i_c": [cells], "peephole_f_c": [cells], "peephole_o_c": [cells],
      "w_r_m": [outputs, cells],
    ]
    var parts: [String: Variable] = [:]
    for (name, shape) in shapes.sorted(by: { $0.key < $1.key }) {
      parts[name] = try variable(name, shape: shape)
    }
    return (parts, cells)
  }

  /// The largest |c|; 0 is no limit, as whatever is not above 0 is for Kaldi.
  func cellClip() throws(NetworkError) -> Double {
    guard let variable = component.variables["CellClip"] else { return Self.defaultCellClip }
    guard variable.count == 1 else { throw wrong("CellClip must be one number") }
    let clip: Double = try read { try file.tensor(variable).scalars[0] }
    return clip > 0 && clip.isFinite ? clip : 0
  }

  func variable(_ name: String, shape: [Int]) throws(NetworkError) -> Variable {
    guard let variable = component.variables[name] else {
      throw .incomplete(scope: component.name, reason: "the file holds no \(name) for it")
    }
    guard variable.shape == shape else {
      throw wrong("\(name) must have the shape \(shape), not \(variable.shape)")
    }
    guard variable.type.isLoadable else {
      throw .notLoadable(variable: variable.name, type: variable.type.name)
    }
    return variable
  }

  private func size(_ name: String) throws(NetworkError) -> Int {
    let size = try integers(name)
    guard size.count == 1, (1..<1 << 40).contains(size[0]) else {
      throw wrong("\(name) must be one whole number above 0")
    }
    return size[0]
  }

  private func integers(_ name: String) throws(NetworkError) -> [Int] {
    guard let variable = component.variables[name] else {
      throw .incomplete(scope: component.name, reason: "the file holds no \(name) for it")
    }
    guard let integers = try read({ try file.integers(variable) }) else {
      throw wrong("\(name) must hold whole numbers, not \(variable.type)")
    }
    return integers
  }

  private func read<Result>(_ body: () throws -> Result) throws(NetworkError) -> Result {
    do { return try body() } catch let error as ModelFileError {
      throw .incomplete(scope: component.name, reason: error.reason)
    } catch { throw .incomplete(scope: component.name, reason: "\(error)") }
  }

  private func wrong(_ reason: String) -> NetworkError {
    .shape(scope: component.name, reason: reason)
  }
}
