import ModelFiles
import RecurrentCells
import Tensors

/// What no framework keeps with the weights, as variables that Lockstep writes beside them and reads
/// again: `lockstep.forget_bias`, `lockstep.cell_clip`, `lockstep.projection_clip` and
/// `lockstep.output_softmax`, one number each.
enum NetworkSettings {
  private static let prefix = "lockstep."

  static func isSetting(_ variable: Variable) -> Bool { variable.name.hasPrefix(prefix) }

  /// The options, and what the file says where they say nothing.
  ///
  /// - Throws: `NetworkError` naming a setting that is not known, or is no number.
  static func options(
    _ given: NetworkOptions, from file: any ModelFile
  ) throws(NetworkError) -> NetworkOptions {
    var options = given
    for variable in file.variables where isSetting(variable) {
      let value = try value(of: variable, in: file)
      switch variable.name.dropFirst(prefix.count) {
      case "forget_bias": options.forgetBias = given.forgetBias ?? value
      case "cell_clip": options.cellClip = given.cellClip ?? max(value, 0)
      case "projection_clip": options.projectionClip = given.projectionClip ?? max(value, 0)
      case "output_softmax":
        if given.output != .absent {
          options.outputActivation =
            given.outputActivation ?? (value == 0 ? OutputActivation.none : .softmax)
        }
      default:
        throw .incomplete(
          scope: variable.name, reason: "it is no setting that this version of Lockstep knows")
      }
    }
    return options
  }

  /// The settings of a network, of which only those are written that somebody has to know.
  static func tensors<Scalar: CellScalar>(_ options: NetworkOptions) throws -> NamedTensors<Scalar>
  {
    var tensors: NamedTensors<Scalar> = [:]
    func add(_ name: String, _ value: Double?) throws {
      tensors[prefix + name] = try value.map { try Tensor([], [Scalar($0)]) }
    }
    try add("forget_bias", options.forgetBias)
    try add("cell_clip", options.cellClip)
    try add("projection_clip", options.projectionClip)
    try add("output_softmax", options.outputActivation == .softmax ? 1 : nil)
    return tensors
  }

  private static func value(
    of variable: Variable, in file: any ModelFile
  ) throws(NetworkError) -> Double {
    guard variable.count == 1, variable.type.isLoadable else {
      throw .incomplete(scope: variable.name, reason: "a setting is one floating-point number")
    }
    let tensor: Tensor<Double>
    do { tensor = try file.tensor(variable) } catch {
      throw .incomplete(scope: variable.name, reason: "it cannot be read: \(error)")
    }
    guard tensor.scalars[0].isFinite else {
      throw .incomplete(scope: variable.name, reason: "a setting is a finite number")
    }
    return tensor.scalars[0]
  }
}
