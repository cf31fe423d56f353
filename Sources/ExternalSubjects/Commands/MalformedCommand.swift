import Tensors

/// What is wrong with a command line.
public enum MalformedCommand: Error, Hashable, CustomStringConvertible {
  case empty
  case openQuote
  case missingPlace(String)
  case unknownPlace(String, known: [String])

  /// What stands before a path makes it no archive of Kaldi's.
  case noArchive(place: String, specifier: String)

  /// A model as text holds float32 numbers alone.
  case textModel

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
    case .noArchive(let place, let specifier):
      "\(specifier.printable){\(place)} is no archive; write ark:{\(place)}, or ark,t:{\(place)} for text"
    case .textModel:
      "{model,t} is a model in text, which has no float64; write {model}"
    case .noProgram(let program, let reason): "\(program): \(reason)"
    }
  }
}
