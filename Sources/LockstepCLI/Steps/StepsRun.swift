import CommandSupport
import Lockstep

/// `steps` from a trace's source to the exit status.
struct StepsRun<Scalar: SubjectScalar>: Sendable {
  typealias Make =
    @Sendable (_ assembly: Assembly, _ place: StepsPlaceOptions) throws -> StepsSource<Scalar>

  private let place: StepsPlaceOptions
  private let python: InterpreterConfiguration
  private let port: PortChoice
  private let source: String
  private let make: Make

  init(
    _ place: StepsPlaceOptions, python: InterpreterConfiguration, port: PortChoice = PortChoice(),
    source: String, make: @escaping Make
  ) {
    self.place = place
    (self.python, self.port) = (python, port)
    self.source = source
    self.make = make
  }

  /// Works on a thread of its own, so that Ctrl-C is answered at once.
  ///
  /// - Throws: `CommandFailure`, or `CommandEnded` for every status but "agrees".
  func run() throws {
    do {
      let message = place.interactive ? "interrupted" : "interrupted: nothing was written"
      let (text, status) = try Interruptible.run(message: message, interrupted: { true }) {
        try show()
      }
      try StandardStream.output.write(text)
      if status != .agrees { throw CommandEnded(status: status) }
    } catch let ended as CommandEnded {
      throw ended
    } catch {
      throw Assembly.failure(for: error)
    }
  }

  /// What is to be written, and the status.
  private func show() throws -> (text: String, status: ExitStatus) {
    let assembly = try Assembly(python: python, port: port)
    let view = try StepsView(
      make(assembly, place), place, source: source, environment: assembly.environment())
    if place.interactive {
      var session = StepsSession(view)
      try session.run()
      return ("", session.status)
    }
    let record = view.record(showsWorst: place.unit == nil)
    let text =
      place.json
      ? StepJSON.text(record) : StepText.heading(record) + "\n" + StepText.step(record)
    return (text, ExitStatus(record.verdict))
  }
}
