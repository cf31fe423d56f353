package import ModelFiles
package import Networks

/// A model file with the plan of its network.
package struct OpenedModel: Sendable {
  package let file: any ModelFile

  /// Where TensorFlow lists its checkpoints, whether there is such a file or not.
  package let lists: [String]

  package let plan: NetworkPlan

  /// - Throws: `CommandFailure` if the file cannot be read.
  package init(_ options: ModelOptions) throws {
    do {
      file = try ModelFormats.open(options.path)
    } catch let error as ModelFileError {
      throw CommandFailure(.usage, error.description)
    }
    let index = file.path
    let folder = index.lastIndex(of: "/").map { String(index[...$0]) } ?? ""
    lists = [folder + "checkpoint", options.path + "/checkpoint"]
    plan = NetworkPlan(file.variables, options: options.networkOptions)
  }
}
