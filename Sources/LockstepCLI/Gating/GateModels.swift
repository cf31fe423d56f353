import CommandSupport
import Lockstep

/// The models that `--models` names: a model each, or a folder of them.
struct GateModels: Sendable {
  /// In the order of their names.
  private(set) var models: [GateModel] = []

  /// What lies in a folder and cannot be judged: named in the verdict, and no reason to judge nothing.
  private(set) var failed: [FailedModel] = []

  /// The files and folders of those.
  private(set) var failedPaths: [String] = []

  /// - Throws: `CommandFailure` if a folder holds nothing that could be a model, a model that is named
  ///   by itself cannot be run, or two have one name.
  init(at paths: [String]) throws {
    for path in paths {
      guard let found = try Self.content(of: path) else {
        models.append(try GateModel(path: path))
        continue
      }
      if found.isEmpty {
        throw CommandFailure(.usage, "--models \(path.printable): the folder holds no model")
      }
      for path in found {
        do {
          models.append(try GateModel(path: path, isOfFolder: true))
        } catch let failure as CommandFailure where failure.status == .usage {
          failed.append(Self.failedModel(at: path, failure))
          failedPaths.append(path)
        }
      }
    }
    models.sort { $0.name < $1.name }
    let names = (models.map(\.name) + failed.map(\.name)).sorted()
    for (name, next) in zip(names, names.dropFirst()) where name == next {
      throw CommandFailure(
        .usage,
        "--models: two models are called \(name.printable), and in a baseline each has a name "
          + "of its own; rename one of them")
    }
  }

  static func failedModel(at path: String, _ failure: CommandFailure) -> FailedModel {
    FailedModel(name: GateModel.name(of: path), reason: reason(of: failure, path))
  }

  /// A program that makes the file readable is too long for a verdict: it is told how to see it.
  private static func reason(of failure: CommandFailure, _ path: String) -> String {
    guard let end = failure.message.firstRange(of: "\n\n")?.lowerBound else {
      return failure.message
    }
    return failure.message[..<end] + " lockstep inspect \(shellQuoted(path)) prints it."
  }

  /// The paths of the models in a folder; nil if it is a model itself.
  private static func content(of path: String) throws -> [String]? {
    guard isFolder(path) else { return nil }
    let directory = Directory(path: path)
    let names = try attempt { try directory.names() }
    // TensorFlow's own list of the checkpoints, or its SavedModel: the folder is one model.
    if names.contains("checkpoint") || names.contains("saved_model.pb") { return nil }
    return names.filter(isModel).sorted().map(directory.path(of:))
  }

  /// Whatever is not known to be something else must be a model: what cannot be read is told of, and
  /// not left out in silence.
  private static func isModel(_ name: String) -> Bool {
    let isBeside = beside.contains { name.hasSuffix($0) }
    return !(name.hasPrefix(".") || isBeside || name.contains(".data-"))
  }

  private static let beside = ["io.npz", ".npy", ".meta", ".md", ".txt", ".json"]
}
