/// What a program's exit status says.
package enum ExitStatus: Int32, Sendable {
  /// What was asked for was done; of a check: everything agrees.
  case agrees = 0
  /// A case diverges, or the subject failed.
  case diverges = 1
  /// Usage, or bad input.
  case usage = 2
  /// Python, NumPy or a framework is missing or wrong.
  case environment = 3
  /// An internal error, or a result that could not be written.
  case internalError = 4
  /// Nothing was compared or computed, or nothing conclusively.
  case inconclusive = 5
  case interrupted = 130

  /// The one that counts where several apply: 4, 3, 2, 130, 1, 5, 0.
  package static func worst(of statuses: [ExitStatus]) -> ExitStatus {
    let order: [ExitStatus] = [
      .internalError, .environment, .usage, .interrupted, .diverges, .inconclusive,
    ]
    return order.first(where: statuses.contains) ?? .agrees
  }
}
