import Tensors

/// Why a file, or one variable of it, cannot be read or written.
public struct ModelFileError: Error, Hashable, CustomStringConvertible {
  /// The path of the file that is at fault; of several files of one model, that one.
  public let path: String

  /// The variable that is at fault, nil if it is the file as a whole.
  public let variable: String?

  /// What is wrong, with the numbers that show it: a clause without a full stop.
  public let reason: String

  /// What to do about it: one or more sentences, or lines of a program.
  public let remedy: String?

  public init(path: String, variable: String? = nil, reason: String, remedy: String? = nil) {
    self.path = path
    self.variable = variable
    self.reason = reason
    self.remedy = remedy
  }

  public var description: String {
    let path = path.isEmpty ? "''" : path
    let place = variable.map { "\(path): variable \($0)" } ?? path
    return "\(place): \(reason).".printable + (remedy.map { " " + $0 } ?? "")
  }
}

extension Variable {
  /// The error for a variable of a type that is only listed.
  func notLoadable(in path: String) -> ModelFileError {
    ModelFileError(
      path: path, variable: name,
      reason: "its type is \(type), and only float16, bfloat16, float32 and float64 load")
  }
}
