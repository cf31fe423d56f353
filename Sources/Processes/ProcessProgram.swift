/// A program to be started, with all that it is started with.
public struct ProcessProgram: Hashable, Sendable {
  /// The program's path.
  public var path: String

  /// Without the program's own name.
  public var arguments: [String]

  /// Each as `NAME=value`; nil is what this process has.
  public var variables: [String]?

  /// The folder that it works in; nil is that of this process.
  public var folder: String?

  public init(
    path: String, arguments: [String] = [], variables: [String]? = nil, folder: String? = nil
  ) {
    self.path = path
    self.arguments = arguments
    self.variables = variables
    self.folder = folder
  }

  /// The words that start it, the program's path first: in another folder it is a shell that starts it.
  var words: [String] {
    guard let folder else { return [path] + arguments }
    return ["/bin/sh", "-c", #"cd -- "$0" && exec "$@""#, folder, path] + arguments
  }
}
