import CommandSupport
import Lockstep

/// The file that a run of the gate is compared with.
struct BaselineFile {
  let path: String

  /// - Parameter mayBeMissing: whether it is about to be made.
  /// - Returns: nil if there is none.
  /// - Throws: `CommandFailure` if it is no baseline, or missing and may not be.
  func read(mayBeMissing: Bool) throws -> Baseline? {
    guard realPath(path) != nil else {
      if mayBeMissing { return nil }
      throw CommandFailure(
        .usage,
        "there is no baseline \(path.printable) yet. Make it with --update-baseline, look at it, and "
          + "commit it.")
    }
    let file = try attempt { try MappedFile(copying: path, limit: Baseline.mostBytes) }
    do {
      return try Baseline(parsing: Array(file.bytes))
    } catch {
      throw CommandFailure(
        .usage,
        "the baseline \(path.printable) cannot be used: \(error). Take the committed one, or remove it "
          + "and make it with --update-baseline.")
    }
  }

  private static let variable = "CI"

  /// What a machine blesses by itself is no baseline.
  ///
  /// - Throws: `CommandFailure` where the variable `CI` says so.
  static func refuseInCI() throws {
    guard let value = environmentVariable(variable), !["0", "false"].contains(value.lowercased())
    else { return }
    throw CommandFailure(
      .usage,
      "--update-baseline is refused where \(variable) is set: a run that writes what it is compared "
        + "with cannot fail. Write the baseline on a machine of your own, look at what changed, and "
        + "commit it.")
  }
}
