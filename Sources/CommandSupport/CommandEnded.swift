/// A command's status that is not "agrees", after everything was said.
package struct CommandEnded: Error {
  package let status: ExitStatus

  package init(status: ExitStatus) { self.status = status }
}
