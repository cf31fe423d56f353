import Foundation

/// What peers note of each other: a file for each process, named after its number, with the letters
/// of the states that others saw it in during their turns.
final class PeerStates {
  private let folder: TemporaryFolder

  /// The Reference with two peers that take notes, `numpy_loop` and `jax`, both in NumPy.
  let reference: TamperedReference

  /// - Parameter then: what a peer does in its turn, once it has seen another; in Python.
  init(then statement: String = "pass") throws {
    folder = try TemporaryFolder()
    reference = try TamperedReference(
      "numpy_loop.py", replacing: "        def run():\n",
      by: """
                def run():
                    import os, time
                    mine = str(os.getpid())
                    open(f"\(folder.url.path)/{mine}", "a").close()
                    for other in os.listdir("\(folder.url.path)"):
                        if other == mine:
                            continue
                        with open(f"/proc/{other}/stat") as stat:
                            state = stat.read().rpartition(") ")[2][0]
                        with open(f"\(folder.url.path)/{other}", "a") as seen:
                            seen.write(state)
                        \(statement)

        """)
    try reference.copy("numpy_loop.py", to: "jax.py")
  }

  deinit {
    for process in (try? processes()) ?? [] where Self.isRunning(process) { kill(process, SIGKILL) }
  }

  /// In a shell: waits until one peer has seen the other.
  var waiting: String {
    "for i in {1..200}; do grep -qs . '\(folder.url.path)'/* && break; sleep 0.1; done"
  }

  func processes() throws -> [pid_t] { try folder.names().compactMap { pid_t($0) } }

  func seen(_ process: pid_t) throws -> Set<Character> { Set(try folder.text("\(process)")) }

  /// Those that are there after some seconds; who is no more may take a moment.
  func left() throws -> [pid_t] {
    let deadline = Date(timeIntervalSinceNow: 5)
    while true {
      let running = try processes().filter(Self.isRunning)
      if running.isEmpty || Date() > deadline { return running }
      usleep(20_000)
    }
  }

  /// A zombie is none: whoever inherits it may not care.
  private static func isRunning(_ process: pid_t) -> Bool {
    guard let stat = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
      let end = stat.range(of: ") ", options: .backwards)
    else { return false }
    return !stat[end.upperBound...].hasPrefix("Z")
  }
}
