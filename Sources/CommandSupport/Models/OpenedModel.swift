package import ModelFiles
package import Networks
import Tensors

/// A model file with the plan of its network.
package struct OpenedModel: Sendable {
  package let file: any ModelFile

  /// Where TensorFlow lists its checkpoints, whether there is such a file or not.
  package let lists: [String]

  package let plan: NetworkPlan

  /// - Throws: `CommandFailure` if the file cannot be read.
  package init(_ options: ModelOptions) throws {
    try self.init(path: options.path, options: options.networkOptions)
  }

  /// - Throws: `CommandFailure` if the file cannot be read.
  package init(path: String, options: NetworkOptions = NetworkOptions()) throws {
    if KaldiReadSpecifier.isSpecifier(path) {
      throw CommandFailure(
        .usage,
        "\(path.printable): the model comes first, and this is a table of Kaldi's; give the path of a "
          + "model")
    }
    do {
      file = try ModelFormats.open(path)
    } catch let error as ModelFileError {
      throw CommandFailure(.usage, error.description)
    }
    let index = file.path
    let folder = index.lastIndex(of: "/").map { String(index[...$0]) } ?? ""
    lists = [folder + "checkpoint", path + "/checkpoint"]
    plan = NetworkPlan(of: file, options: options)
  }

  /// Every file that it reads from, or that belongs to it.
  package var paths: [String] { file.paths + lists }

  /// - Throws: `CommandFailure` if it cannot be run.
  package func refuseProblem() throws {
    guard let problem = plan.problem else { return }
    throw CommandFailure(.usage, "\(file.path): \(problem)")
  }
}
