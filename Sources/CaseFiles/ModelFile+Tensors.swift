import ModelFiles
import Tensors

extension ModelFile {
  /// The tensor under a name, if it is of that shape and of the scalar's own type.
  ///
  /// Both are compared before a byte of it is read.
  ///
  /// - Throws: `ModelFileError` if it is not, or is damaged.
  func tensor<Scalar: TensorScalar>(
    _ specification: TensorSpecification, named name: String? = nil, dimensions: [Int]
  ) throws -> Tensor<Scalar> {
    let name = name ?? specification.name
    guard let variable = self[name] else {
      throw ModelFileError(path: path, reason: "it has no tensor \(specification)")
    }
    guard variable.type.name == Scalar.dtype.rawValue else {
      throw ModelFileError(
        path: path, variable: name,
        reason: "its type is \(variable.type), and the case is of \(Scalar.dtype.rawValue)",
        remedy: "Save the array as that type.")
    }
    guard variable.shape == dimensions else {
      throw ModelFileError(
        path: path, variable: name,
        reason: "its shape is \(variable.shape), and by the case's sizes \(specification) is "
          + "\(dimensions)", remedy: Self.remedy(for: variable, dimensions))
    }
    return try tensor(variable)
  }

  /// What makes an array of every step, `[T, B, …]`, of one of another shape; nil if it is not clear.
  private static func remedy(for variable: Variable, _ dimensions: [Int]) -> String? {
    let shape = variable.shape
    guard variable.name != "inputs", shape.count == 3, dimensions.count == 3,
      shape[2] == dimensions[2]
    else { return nil }
    let (steps, batch) = (dimensions[0], dimensions[1])
    return switch (shape[0], shape[1]) {
    case (batch, steps): "It is batch-major: transpose it to [T, B, \(dimensions[2])]."
    case (steps + 1, batch): "It has a step more than the inputs: leave out the initial state."
    case (batch, steps + 1):
      "It is batch-major and has a step more than the inputs: transpose it to [T, B, "
        + "\(dimensions[2])], and leave out the initial state."
    default: nil
    }
  }

  /// - Parameter names: of the arrays that there are.
  /// - Throws: `ModelFileError` if there is one beside those that are known.
  func refuse(
    _ names: [String], beside known: some Collection<String>, of cell: String
  ) throws(ModelFileError) {
    guard let name = names.first(where: { !known.contains($0) }) else { return }
    throw ModelFileError(
      path: path, variable: name, reason: "the cell \(cell) has no such tensor",
      remedy: "There are: \(known.joined(separator: ", ")).")
  }
}
