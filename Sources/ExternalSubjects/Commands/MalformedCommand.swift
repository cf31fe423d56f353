/// What is wrong with a command line.
public enum MalformedCommand: Error, Hashable, CustomStringConvertible {
  case empty
  case openQuote
  case missingPlace(String)
  case unknownPlace(String, known: [String])

  /// It cannot be found, or not be run.
  case noProgram(String, reason: String)

  public var description: String {
    switch self {
    case .empty: "there is no program"
    case .openQuote: "a quote or backslash is left open"
    case .missingPlace(let place):
      "it has no {\(place)}, where the path of the \(place) would stand"
    case .unknownPlace(let place, let known):
      "{\(place)} stands for nothing"
        + (known.isEmpty
          ? "; there are no such places here"
          : "; there are \(known.map { "{\($0)}" }.joined(separator: " and "))")
    case .noProgram(let program, let reason): "\(program): \(reason)"
    }
  }
}
