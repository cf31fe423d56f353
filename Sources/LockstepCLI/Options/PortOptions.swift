import ArgumentParser
import CommandSupport
import Lockstep

/// What holds for subjects in other processes.
struct PortOptions: ParsableArguments {
  @Option(
    name: .customLong("layout"),
    help: ArgumentHelp(
      "The names, shapes and gate order of the weights that a command, worker or Python function "
        + "gets: \(PortLayout.allCases.map(\.rawValue).joined(separator: ", ")). (default: tensorflow)",
      valueName: "layout"),
    completion: .list(PortLayout.allCases.map(\.rawValue)),
    transform: portLayout(_:))
  var givenLayout: PortLayout?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How long a subject in another process may take for a case. (default: 10; 300 for a framework)",
      valueName: "seconds"),
    transform: positiveSeconds(_:))
  var timeLimit: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How much memory it may use. (default: 4096; as much as there is for a framework)",
      valueName: "megabytes"),
    transform: megabytes(_:))
  var memoryLimit: Int?

  @Option(
    help: ArgumentHelp("The folder that it works in. (default: this one)", valueName: "folder"),
    completion: .directory)
  var workingFolder: String?

  @Option(
    help: ArgumentHelp(
      "The virtual environment with the frameworks, or of a Python function.",
      discussion: "By default \(FrameworkPython.variable), then the Python environment in use.",
      valueName: "folder"), completion: .directory)
  var frameworks: String?

  func validate() throws {
    guard let workingFolder, !isFolder(workingFolder) else { return }
    throw ValidationError("--working-folder: \(workingFolder.printable) is no folder.")
  }

  var choice: PortChoice {
    PortChoice(
      layout: givenLayout, timeLimit: timeLimit, memoryLimit: memoryLimit,
      workingFolder: workingFolder, frameworks: frameworks)
  }
}

private func portLayout(_ text: String) throws -> PortLayout {
  guard let layout = PortLayout(rawValue: text) else {
    throw BadValue(unknown("layout", text, known: PortLayout.allCases.map(\.rawValue)))
  }
  return layout
}

private func positiveSeconds(_ text: String) throws -> Double {
  guard let seconds = Double(text), seconds > 0, seconds <= 1e6 else {
    throw BadValue("a time limit is a number of seconds above 0, such as 2.5, and at most 1000000")
  }
  return seconds
}

private func megabytes(_ text: String) throws -> Int {
  guard let count = Int(text), (1...1 << 30).contains(count) else {
    throw BadValue("a memory limit is a whole number of megabytes, such as 512")
  }
  return count
}
