public import Tensors

/// An opened model: what its index says, and the way to its tensors.
///
/// Names and tensors, nothing more. Opening reads the index alone; a tensor's bytes are read, and verified, when it is asked for.
public protocol ModelFile: Sendable {
  /// The format as people call it, such as `TensorFlow checkpoint V2`.
  var format: String { get }

  /// Where it is: the path of its index, for a model of several files.
  var path: String { get }

  /// Every file that it reads from.
  var paths: [String] { get }

  /// What it holds, in the order of the names; names are unique.
  var variables: [Variable] { get }

  /// Calls `body` with a variable's bytes: little-endian, row-major, without gaps, exactly
  /// `variable.byteCount` of them, every checksum of the format verified.
  ///
  /// - Throws: `ModelFileError` naming the variable if it is damaged, is none of `variables`, or is of
  ///   a type that this format only lists; or what `body` throws.
  func withBytes<Result>(
    of variable: Variable, _ body: (UnsafeRawBufferPointer) throws -> Result
  ) throws -> Result
}

extension ModelFile {
  public var paths: [String] { [path] }

  /// The variable of that name.
  public subscript(name: String) -> Variable? {
    variables.first { $0.name == name }
  }

  /// The tensor of that name, converted to `Scalar`: exact, or correctly rounded where the file's
  /// type is wider.
  ///
  /// - Throws: `ModelFileError` if there is none, its type is not loadable, or it is damaged.
  public func tensor<Scalar: TensorScalar>(
    _ name: String, as: Scalar.Type = Scalar.self
  ) throws -> Tensor<Scalar> {
    guard let variable = self[name] else {
      throw ModelFileError(path: path, variable: name, reason: "there is no such variable")
    }
    return try tensor(variable)
  }

  /// The same of one of `variables`, which is not looked for by its name.
  public func tensor<Scalar: TensorScalar>(
    _ variable: Variable, as: Scalar.Type = Scalar.self
  ) throws -> Tensor<Scalar> {
    guard variable.type.isLoadable else {
      throw variable.notLoadable(in: path)
    }
    let scalars = try withBytes(of: variable) { [Scalar](littleEndian: $0, variable.type) }
    return try Tensor(variable.shape, scalars)
  }
}
