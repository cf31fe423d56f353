import ModelFiles

/// Why a forward pass ends early: a sentence that names the thing, the reason and the way out.
public enum ForwardError: Error, Hashable, CustomStringConvertible {
  /// What is read or asked for is at fault.
  case input(String)

  /// What is written cannot be.
  case output(String)

  public var description: String {
    switch self {
    case .input(let sentence), .output(let sentence): sentence
    }
  }

  /// What `body` returns; its errors are those of inputs.
  static func reading<Result>(_ body: () throws -> Result) throws -> Result {
    do { return try body() } catch let error as ModelFileError {
      throw ForwardError.input(error.description)
    }
  }

  /// What `body` returns; its errors are those of outputs.
  static func writing<Result>(_ body: () throws(ModelFileError) -> Result) throws -> Result {
    do { return try body() } catch { throw ForwardError.output(error.description) }
  }
}
