import ArgumentParser
import CommandSupport
import Lockstep

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Says which Python and NumPy are used and why, and what is missing or slow.")

  @OptionGroup var python: PythonOptions

  func run() throws {
    let diagnosis = Diagnosis(python: python.configuration)
    do {
      try StandardStream.output.write(diagnosis.text)
    } catch { throw CommandFailure(.internalError, "\(error)") }
    if diagnosis.status != .agrees { throw CommandEnded(status: diagnosis.status) }
  }
}
