#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import CommandSupport
import Lockstep

/// The folder that peers get cases from and write outputs to, and what dead processes left of theirs.
///
/// Nothing can be done by a process that is killed; so the next one removes its folder.
struct BenchmarkFolder: Sendable {
  private static let prefix = "lockstep-bench-"

  /// A file that says that a folder is one of these, and no user's.
  private static let mark = ".lockstep-bench"

  var path: String { folder.path }
  private let folder: Directory

  /// Holds a lock on the folder as long as this process lives: in another container it may have no
  /// number, or another's.
  private let lock: Int32

  /// Makes it, and removes those of processes that are no more.
  ///
  /// - Throws: `CommandFailure` if it cannot be made.
  init() throws {
    let parent = environmentVariable("TMPDIR") ?? "/tmp"
    Self.removeLeftovers(in: parent)
    do { folder = try .temporary(in: parent, prefix: Self.prefix) } catch {
      throw CommandFailure(.internalError, "\(error)")
    }
    lock = Self.lockedFolder(folder.path)
    // Marked once it is locked: from then on it may be found.
    close(open(path + "/" + Self.mark, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600))
  }

  func remove() { folder.remove() }

  private static func removeLeftovers(in parent: String) {
    for name in (try? Directory(path: parent).names()) ?? [] where name.hasPrefix(prefix) {
      removeFolder(parent + "/" + name)
    }
  }

  /// Removes a folder of this user's that is marked and that no process holds, with the files in it, and
  /// nothing that a link leads to.
  ///
  /// What is in it is named relative to the open folder: nobody can put another in its place.
  private static func removeFolder(_ path: String) {
    let folder = lockedFolder(path)
    guard folder >= 0 else { return }
    defer { close(folder) }
    var status = stat()
    guard fstat(folder, &status) == 0, status.st_uid == geteuid(),
      fstatat(folder, mark, &status, AT_SYMLINK_NOFOLLOW) == 0, status.st_uid == geteuid()
    else { return }
    for name in (try? Directory(path: path).names()) ?? [] { unlinkat(folder, name, 0) }
    rmdir(path)
  }

  /// A folder that is no link, opened and locked; negative if there is none, or it is locked.
  private static func lockedFolder(_ path: String) -> Int32 {
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard folder >= 0 else { return -1 }
    guard flock(folder, LOCK_EX | LOCK_NB) == 0 else {
      close(folder)
      return -1
    }
    return folder
  }
}
