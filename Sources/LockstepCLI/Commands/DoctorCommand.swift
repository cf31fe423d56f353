import ArgumentParser
import Lockstep

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Says which Python and NumPy are used and why, and what is missing or slow.")

  @Option(
    help: ArgumentHelp(
      "The Python environment whose NumPy is used: its folder or its bin/python.",
      discussion: "By default LOCKSTEP_PYTHON, then VIRTUAL_ENV, then the system's.",
      valueName: "path"))
  var python: String?

  func run() throws {
    let diagnosis = Diagnosis(python: python)
    do {
      try StandardStream.output.write(diagnosis.text)
    } catch { throw CommandFailure(.internalError, "\(error)") }
    if diagnosis.status != .agrees { throw CommandEnded(status: diagnosis.status) }
  }
}
