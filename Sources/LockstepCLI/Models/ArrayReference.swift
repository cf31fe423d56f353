import CommandSupport
import Lockstep

/// An array in a file: `FILE.npy`, or `FILE.npz:NAME`.
struct ArrayReference {
  /// As it was given, for a terminal.
  let text: String
  let file: any ModelFile
  let variable: Variable

  /// - Throws: `CommandFailure` if there is no such file or array.
  init(_ text: String, for option: String) throws {
    self.text = text.printable
    // A path may hold a colon, and so may a name: the longest path that exists counts.
    var path = text
    var name: String?
    while realPath(path) == nil, let colon = path.lastIndex(of: ":") {
      name = String(text[text.index(after: colon)...])
      path = String(path[..<colon])
    }
    do {
      file = try ModelFormats.open(path)
    } catch let error as ModelFileError {
      throw CommandFailure(
        .usage,
        "\(option): \(error)"
          + (realPath(path) == nil
            ? ""
            : " It must be .npy or .npz; a table of Kaldi's is given as ark:\(text.printable)."))
    }
    let names = file.variables.map(\.name)
    if let name {
      guard let variable = file[name] else {
        throw CommandFailure(
          .usage,
          "\(option) \(text.printable): "
            + unknown("array", name, known: names.prefix(20).map(\.printable)))
      }
      self.variable = variable
    } else if let only = file.variables.first, names.count == 1 {
      variable = only
    } else {
      throw CommandFailure(
        .usage,
        "\(option) \(text.printable): the file holds \(names.count) arrays; choose one as "
          + "\(path.printable):NAME. Known: \(listed(names)).")
    }
  }

  var shape: [Int] { variable.shape }

  /// The numbers, converted to `Scalar`.
  func tensor<Scalar: TensorScalar>(as _: Scalar.Type = Scalar.self) throws -> Tensor<Scalar> {
    try file.tensor(variable.name)
  }

  /// Whole numbers of any integer type.
  func integers(for option: String) throws -> [Int] {
    guard let integers = try file.integers(variable) else {
      throw CommandFailure(
        .usage, "\(option) \(text): it must hold whole numbers, not \(variable.type)")
    }
    return integers
  }
}

/// Names for a terminal, not more than twenty of them.
func listed(_ names: [String]) -> String {
  (names.prefix(20).map(\.printable) + (names.count > 20 ? ["…"] : [])).joined(separator: ", ")
}
