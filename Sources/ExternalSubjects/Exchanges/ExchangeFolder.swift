#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import ModelFiles
import Processes
import Tensors

/// Where a program finds its cases and leaves its traces: a new folder, which vanishes with its last
/// reference, or when this process ends in whatever way, with all programs that were started.
final class ExchangeFolder {
  let path: String
  private let reaper: Reaper

  /// In the folder that `TMPDIR` names, or else in memory where a system has a folder for that, or else
  /// in `/tmp`.
  ///
  /// - Throws: `ProcessFailure.notStarted`.
  init() throws(ProcessFailure) {
    let chosen = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    let parent = chosen.isEmpty ? Self.usual : chosen
    // The paths are told in a line, to programs that may work in another folder.
    guard parent.hasPrefix("/"), !parent.contains(where: \.isNewline), !parent.contains("\t") else {
      throw .notStarted(
        program: "the subject",
        reason: "TMPDIR is no absolute path without tabs and line ends: '\(parent.printable)'")
    }
    do { path = try Directory.temporary(in: parent, prefix: "lockstep-subject-").path } catch {
      throw .notStarted(program: "the subject", reason: "\(error)")
    }
    do { reaper = try Reaper(folder: path) } catch {
      rmdir(path)
      throw error
    }
  }

  deinit { reaper.finish() }

  /// Files come and go with each case, which costs a disk's file system more than small cases do.
  private static var usual: String {
    #if os(Linux)
      let memory = "/dev/shm"
      var room = statvfs()
      if access(memory, W_OK | X_OK) == 0, statvfs(memory, &room) == 0,
        UInt64(room.f_bavail) * UInt64(room.f_frsize) >= roomInMemory
      {
        return memory
      }
    #endif
    return "/tmp"
  }

  /// Containers have little: 64 MB, if nobody says otherwise.
  private static let roomInMemory: UInt64 = 1 << 30

  /// Starts a program that ends no later than this process.
  ///
  /// - Throws: `ProcessFailure.notStarted`.
  func start(
    _ program: ProcessProgram, _ limits: ProcessLimits
  ) throws(ProcessFailure) -> ChildProcess {
    let process = try ChildProcess(program, limits: limits)
    reaper.watch(process.group)
    return process
  }

  /// Ends a program that was started here.
  func end(_ process: ChildProcess) {
    let group = process.group
    group.end()
    reaper.forget(group)
  }
}
