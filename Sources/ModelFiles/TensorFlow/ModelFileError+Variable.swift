extension ModelFileError {
  /// Runs `body`; what it throws is said to be of this variable.
  static func naming<Result>(
    _ variable: Variable, _ body: () throws(ModelFileError) -> Result
  ) throws(ModelFileError) -> Result {
    do {
      return try body()
    } catch {
      throw ModelFileError(
        path: error.path, variable: variable.name, reason: error.reason, remedy: error.remedy)
    }
  }
}
