import CommandSupport
import Lockstep

/// What lies beside a model of the gate: inputs, what somebody else computed of them, and what the
/// model's own file cannot say.
struct GateCompanion {
  let path: String
  private let file: any ModelFile
  private let unsaid: [(option: String, value: Double)]

  private static let forgetBias = "forget_bias"
  private static let cellClip = "cell_clip"
  private static let projectionClip = "projection_clip"

  /// - Throws: `CommandFailure` if it cannot be read, or has no inputs.
  init(path: String) throws {
    self.path = path
    let file = try attempt { try ModelFormats.open(path) }
    self.file = file
    guard file["x"] != nil else {
      throw CommandFailure(
        .usage,
        "\(path.printable) has no array x, the inputs [B, T, I]. Known: "
          + "\(listed(file.variables.map(\.name))).")
    }
    unsaid = try [Self.forgetBias, Self.cellClip, Self.projectionClip].compactMap { name in
      guard let variable = file[name] else { return nil }
      guard variable.shape.allSatisfy({ $0 == 1 }) else {
        throw CommandFailure(
          .usage, "\(path.printable): \(name) must be one number, not \(variable.shape)")
      }
      let tensor: Tensor<Double> = try attempt { try file.tensor(variable) }
      guard let value = tensor.scalars.first, value.isFinite, name == Self.forgetBias || value >= 0
      else {
        throw CommandFailure(
          .usage, "\(path.printable): \(name) must be a finite number, and a clip not below 0")
      }
      return (name, value)
    }
  }

  private func value(_ name: String) -> Double? { unsaid.first { $0.option == name }?.value }

  var networkOptions: NetworkOptions {
    NetworkOptions(
      forgetBias: value(Self.forgetBias), cellClip: value(Self.cellClip),
      projectionClip: value(Self.projectionClip))
  }

  /// The options that `check` would be given.
  func arguments(for plan: NetworkPlan) -> [String] {
    var arguments = ["--batch-major", "--inputs=\(path):x"]
    if file["outputs"] != nil { arguments.append("--expected=\(path):outputs") }
    if file["logits"] != nil, plan.output != nil {
      arguments.append("--expected=\(path):logits")
    }
    if file["sequence_length"] != nil { arguments.append("--lengths=\(path):sequence_length") }
    if file["c0"] != nil || file["h0"] != nil { arguments.append("--initial-state=\(path)") }
    return arguments
  }

  /// The same of what the model's file cannot say.
  var modelArguments: [String] {
    unsaid.map { "--\($0.option.replacing("_", with: "-"))=\($0.value)" }
  }
}
