import ArgumentParser
import CommandSupport
import Lockstep

struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Shows what is in a model file.",
    discussion: """
      Every variable with its type, shape, size and role; the layers that they make, and what the \
      file cannot say. Only the file's index is read.
      """)

  @OptionGroup var model: ModelOptions

  @Flag(help: "Write JSON.")
  var json = false

  func run() throws {
    let opened = try OpenedModel(model)
    let description = opened.description
    do {
      try StandardStream.output.write(
        json ? ModelListing.json(description) : ModelListing.text(description))
    } catch {
      throw CommandFailure(.internalError, "\(error)")
    }
    // What is in the way of running the model is part of the listing; a wrong option is not.
    switch opened.plan.problem {
    case .unknownScope, .unknownOutputLayer, .option: throw CommandEnded(status: .usage)
    default: break
    }
  }
}
