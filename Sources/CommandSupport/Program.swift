package import ArgumentParser

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What `main` does, the same for every program: run a command, and make a status of how it ended.
package enum Program {
  /// Runs the command of these arguments, says what went wrong, and ends the process.
  ///
  /// - Parameters:
  ///   - arguments: without the program's name.
  ///   - check: is asked about them first.
  package static func run<Command: ParsableCommand>(
    _ command: Command.Type, _ arguments: [String],
    check: ([String]) throws -> Void = { _ in }
  ) -> Never {
    StandardStream.keepClosedDescriptors()
    StandardStream.reportFailedWritesAsErrors()
    exit(status(of: command, arguments, check).rawValue)
  }

  private static func status<Command: ParsableCommand>(
    of root: Command.Type, _ arguments: [String], _ check: ([String]) throws -> Void
  ) -> ExitStatus {
    do {
      try refuseUnreadableArguments()
      try check(arguments)
      var command = try root.parseAsRoot(arguments)
      try command.run()
      return .agrees
    } catch let ended as CommandEnded {
      return ended.status
    } catch let failure as CommandFailure {
      StandardStream.sayError(failure.message)
      return failure.status
    } catch {
      return statusOfParser(root, error)
    }
  }

  /// Swift would read bytes that are no UTF-8 as other text, and a file of that name would be another.
  private static func refuseUnreadableArguments() throws(CommandFailure) {
    for argument in UnsafeBufferPointer(
      start: CommandLine.unsafeArgv, count: Int(CommandLine.argc))
    {
      guard let argument, String(validatingCString: argument) == nil else { continue }
      throw CommandFailure(
        .usage,
        "the argument '\(String(cString: argument))' is not UTF-8; rename the file that it names")
    }
  }

  /// The parser's own errors, among them requests for help.
  private static func statusOfParser<Command: ParsableCommand>(
    _ root: Command.Type, _ error: any Error
  ) -> ExitStatus {
    let message = StandardStream.printable(root.fullMessage(for: error)) + "\n"
    guard root.exitCode(for: error).isSuccess else {
      StandardStream.error.writeIfPossible(message)
      return .usage
    }
    do {
      try StandardStream.output.write(message)
      return .agrees
    } catch {
      StandardStream.sayError("\(error)")
      return .internalError
    }
  }
}
