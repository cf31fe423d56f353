import Lockstep

/// What the program's exit status says.
enum ExitStatus: Int32 {
  case agrees = 0
  /// A case diverges, or the subject failed.
  case diverges = 1
  /// Usage, or bad input.
  case usage = 2
  /// Python, NumPy or a framework is missing or wrong.
  case environment = 3
  /// An internal error, or a result that could not be written.
  case internalError = 4
  /// Nothing was compared, or nothing conclusively.
  case inconclusive = 5
  case interrupted = 130

  /// What a campaign's cases come to.
  init(_ summary: Summary) { self.init(summary.verdict) }

  init(_ verdict: Verdict) {
    self =
      switch verdict {
      case .agrees: .agrees
      case .diverges, .failed: .diverges
      case .inconclusive: .inconclusive
      }
  }

  /// The one that counts where several apply: 4, 3, 2, 130, 1, 5, 0.
  static func worst(of statuses: [ExitStatus]) -> ExitStatus {
    let order: [ExitStatus] = [
      .internalError, .environment, .usage, .interrupted, .diverges, .inconclusive,
    ]
    return order.first(where: statuses.contains) ?? .agrees
  }
}

/// Why a command ends without a result: a status and a sentence.
struct CommandFailure: Error {
  let status: ExitStatus
  let message: String

  init(_ status: ExitStatus, _ message: String) {
    self.status = status
    self.message = message
  }
}

/// A command's status that is not "agrees", after everything was said.
struct CommandEnded: Error {
  let status: ExitStatus
}
