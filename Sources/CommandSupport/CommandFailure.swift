/// Why a command ends without a result: a status and a sentence.
package struct CommandFailure: Error {
  package let status: ExitStatus
  package let message: String

  package init(_ status: ExitStatus, _ message: String) {
    self.status = status
    self.message = message
  }
}
