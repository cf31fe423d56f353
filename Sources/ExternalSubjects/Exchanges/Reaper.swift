import Processes

/// A process that outlives this one, however it ends: it then ends the programs that were started, and
/// removes the folder of the files that they were given.
final class Reaper {
  private let process: ChildProcess

  /// `+ GROUP` when one was started, `- GROUP` when it was taken leave of; then the end of the input.
  private static let script = """
    exec 2>/dev/null; trap '' INT TERM HUP QUIT
    groups=' '
    while read -r sign group; do
      case $sign in
      +) groups="$groups$group " ;;
      -) groups="${groups%% $group *} ${groups#* $group }" ;;
      esac
    done
    for group in $groups; do kill -s KILL -- "-$group"; done
    rm -rf -- "$0"
    """

  /// - Parameter folder: what is removed at the end.
  /// - Throws: `ProcessFailure`.
  init(folder: String) throws(ProcessFailure) {
    process = try ChildProcess(
      ProcessProgram(path: "/bin/sh", arguments: ["-c", Self.script, folder]),
      limits: ProcessLimits(answer: .seconds(20)))
  }

  /// Should it be gone itself, nothing is lost but its care.
  func watch(_ group: ProcessGroup) { tell("+", group) }

  func forget(_ group: ProcessGroup) { tell("-", group) }

  /// Has it end what is left; returns when that is done.
  func finish() {
    process.closeInput()
    _ = try? process.end()
  }

  private func tell(_ sign: String, _ group: ProcessGroup) {
    try? process.write("\(sign) \(group.number)\n")
  }
}
