import ArgumentParser

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@main enum LockstepMain {
  static func main() {
    StandardStream.keepClosedDescriptors()
    StandardStream.reportFailedWritesAsErrors()
    exit(status().rawValue)
  }

  /// Runs the command and says what went wrong, in one place for every command.
  private static func status() -> ExitStatus {
    do {
      try LockstepCommand.checkName(in: CommandLine.arguments)
      var command = try LockstepCommand.parseAsRoot()
      try command.run()
      return .agrees
    } catch let ended as CommandEnded {
      return ended.status
    } catch let failure as CommandFailure {
      StandardStream.error.writeIfPossible("Error: \(failure.message)\n")
      return failure.status
    } catch {
      return statusOfParser(error)
    }
  }

  /// The parser's own errors, among them requests for help.
  private static func statusOfParser(_ error: any Error) -> ExitStatus {
    let message = LockstepCommand.fullMessage(for: error) + "\n"
    guard LockstepCommand.exitCode(for: error).isSuccess else {
      StandardStream.error.writeIfPossible(message)
      return .usage
    }
    do {
      try StandardStream.output.write(message)
      return .agrees
    } catch {
      StandardStream.error.writeIfPossible("Error: \(error)\n")
      return .internalError
    }
  }
}
