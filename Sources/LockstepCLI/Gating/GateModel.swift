import ArgumentParser
import CommandSupport
import Lockstep

/// A model that the gate runs, and what it is run on.
struct GateModel: Sendable {
  /// The last part of its path: in no baseline is a folder of one machine.
  let name: String
  let model: OpenedModel
  let data: DataOptions

  /// As it was found.
  let path: String

  /// Whether it is one of a folder, of which the others are judged if it cannot be.
  let isOfFolder: Bool

  /// The options that `check` would be given.
  private let arguments: [String]
  private let modelArguments: [String]

  /// Every file that is read.
  var paths: [String] { model.paths + [companion].compactMap(\.self) }
  private let companion: String?

  /// - Throws: `CommandFailure` if the model cannot be run, or its companion has no inputs.
  init(path: String, isOfFolder: Bool = false) throws {
    let path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    let companion = try Self.companion(of: path).map(GateCompanion.init)
    model = try OpenedModel(path: path, options: companion?.networkOptions ?? NetworkOptions())
    try model.refuseProblem()
    self.path = path
    self.isOfFolder = isOfFolder
    name = Self.name(of: path)
    self.companion = companion?.path
    arguments = companion?.arguments(for: model.plan) ?? []
    modelArguments = companion?.modelArguments ?? []
    do { data = try DataOptions.parse(arguments) } catch {
      throw CommandFailure(.usage, "\(path.printable): \(DataOptions.message(for: error))")
    }
  }

  static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  private static func companion(of path: String) -> String? {
    if isFolder(path) {
      let file = Directory(path: path).path(of: "io.npz")
      return realPath(file) == nil ? nil : file
    }
    let start = path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex
    let end = path[start...].lastIndex(of: ".") ?? path.endIndex
    let file = path[..<end] + ".io.npz"
    return realPath(String(file)) == nil ? nil : String(file)
  }

  /// Runs it in lockstep, as `check` does.
  ///
  /// - Throws: `CommandFailure` if something cannot be read; what the reference throws.
  func gated(_ reference: NumPyReference, activationRoundoffs: Double) throws -> GatedModel {
    switch model.plan.scalarType {
    case .float32: try gated(Float.self, reference, activationRoundoffs)
    case .float64: try gated(Double.self, reference, activationRoundoffs)
    }
  }

  private func gated<Scalar: SubjectScalar>(
    _: Scalar.Type, _ reference: NumPyReference, _ activationRoundoffs: Double
  ) throws -> GatedModel {
    let start = ContinuousClock.now
    let judging = try ModelJudging<Scalar>(model, data)
    let judge = ReferenceJudge<Scalar>(reference, activationRoundoffs: activationRoundoffs)
    let record = ModelRecord(
      model: model.description, dtype: Scalar.dtype.rawValue, data: judging.batches[0].rows,
      parts: try judging.native(judge) + judging.recorded(judge),
      command: (["lockstep", "check", path] + (modelArguments + arguments).flatMap(Self.words))
        .map(shellQuoted).joined(separator: " "))
    return GatedModel(
      name: name, record: record, kernels: judging.kernels?.name,
      seconds: (ContinuousClock.now - start) / .seconds(1))
  }

  /// `--option=value` as people write it, unless the value looks like an option.
  private static func words(_ argument: String) -> [String] {
    let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
    return parts.count == 2 && !parts[1].hasPrefix("-") ? parts : [argument]
  }
}
