public import Processes

/// What holds for every launch of an external program.
public struct ExternalOptions: Sendable {
  /// The names, shapes and order of the weights in the case files that it gets.
  public var layout: PortLayout

  public var limits: ProcessLimits

  /// The folder that it works in; nil is that of this process.
  public var workingFolder: String?

  public init(
    layout: PortLayout = .tensorflow, limits: ProcessLimits = ProcessLimits(answer: .seconds(10)),
    workingFolder: String? = nil
  ) {
    self.layout = layout
    self.limits = limits
    self.workingFolder = workingFolder
  }
}
