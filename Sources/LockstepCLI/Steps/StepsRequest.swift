import CommandSupport
import Lockstep

/// What somebody who steps through a trace asks for.
enum StepsRequest: Hashable {
  case next
  case previous
  case step(Int)
  case unit(Int)
  case row(Int)
  case firstDivergence
  case worst
  case help
  case quit

  static let list = """
    n, or an empty line   the next step
    p                     the previous step
    N                     the step N, a number
    u N                   the unit N
    b N                   the batch row N
    d                     the first divergence
    w                     the worst ratio of all steps
    h                     this list
    q                     quit

    """

  /// - Throws: `BadValue` if the line asks for nothing.
  init(_ line: String) throws(BadValue) {
    let words = line.split(whereSeparator: \.isWhitespace).map { $0.lowercased() }
    let number = words.last.flatMap { Int($0) }
    switch (words.first, words.count, number) {
    case (nil, _, _), ("n", 1, _), ("next", 1, _): self = .next
    case ("p", 1, _), ("previous", 1, _): self = .previous
    case ("d", 1, _), ("divergence", 1, _): self = .firstDivergence
    case ("w", 1, _), ("worst", 1, _): self = .worst
    case ("h", 1, _), ("help", 1, _), ("?", 1, _): self = .help
    case ("q", 1, _), ("quit", 1, _): self = .quit
    case (_, 1, let number?): self = .step(number)
    case ("u", 2, let number?), ("unit", 2, let number?): self = .unit(number)
    case ("b", 2, let number?), ("batch", 2, let number?): self = .row(number)
    default: throw BadValue("'\(line.printable)' is no command; h lists them.")
    }
  }
}
