import ForwardPass
import ModelFiles
import Networks
import RecurrentCells
import Tensors

/// A forward pass that is known to make sense: its files, and what is done with them.
struct ForwardJob: Sendable {
  let model: OpenedModel
  let transform: OpenedModel?
  let inputs: FeaturePlace
  let outputs: OutputPlace
  let isBatchMajor: Bool
  let dropsSoftmax: Bool
  let takesLogarithm: Bool
  let priors: ClassPriors?
  let priorScale: Double
  let timeShift: Int

  /// The files that are to be written and are there already.
  private let replaced: Set<FileIdentity>

  /// - Throws: `CommandFailure` if a file cannot be read, or the outputs would replace one that is.
  init(_ options: ForwardOptions) throws {
    inputs = try FeaturePlace(options.inputs)
    outputs = try OutputPlace(options.outputs)
    if inputs.isStandardInput, options.classFrameCounts.map(["", "-"].contains) ?? false {
      throw CommandFailure(
        .usage,
        "standard input can be read once: give the frame counts, or the features, as a file")
    }
    model = try OpenedModel(options.model)
    try model.refuseProblem()
    transform = try options.featureTransform.map { try OpenedModel(path: $0) }
    try transform?.refuseProblem()
    priors = try options.classFrameCounts.map { path in
      let counts = try attempt { try KaldiVectorFile.read(path) }
      return try ClassPriors(counts: counts, floor: options.priorFloor)
    }
    isBatchMajor = options.batchMajor
    dropsSoftmax = options.noSoftmax
    takesLogarithm = options.applyLog
    priorScale = options.priorScale
    timeShift = options.timeShift
    replaced = Set(outputs.paths.compactMap(FileIdentity.ofRegularFile))
    let read =
      model.paths + (transform?.paths ?? []) + (options.classFrameCounts.map { [$0] } ?? [])
      + inputs.paths
    guard let path = read.first(where: isOutput) else { return }
    throw CommandFailure(
      .usage,
      "the outputs \(options.outputs.printable) would replace \(path.printable), which is read; choose "
        + "another file")
  }

  /// Whether a path leads to a file that is to be written.
  @Sendable func isOutput(_ path: String) -> Bool {
    FileIdentity(path).map(replaced.contains) ?? false
  }

  /// The precision to compute in: float64 if one of the networks is of it.
  var scalarType: DType {
    [model.plan.scalarType, transform?.plan.scalarType].contains(.float64) ? .float64 : .float32
  }

  /// What the files cannot say and was taken for granted, a sentence each.
  var assumptions: [String] { model.plan.assumptions + (transform?.plan.assumptions ?? []) }

  /// The networks with their values, in the order of computing.
  func networks<Scalar: CellScalar>(
    warn: (String) -> Void
  ) throws -> [(name: String, network: Network<Scalar>)] {
    try attempt {
      var networks: [(String, Network<Scalar>)] = []
      if let transform {
        networks.append(
          ("the feature transform", try Network(transform.plan, from: transform.file)))
      }
      var network = try Network<Scalar>(model.plan, from: model.file)
      if dropsSoftmax {
        if let shorter = try network.droppingFinalSoftmax() {
          network = shorter
        } else {
          warn("--no-softmax removes nothing: the model does not end with a softmax.")
        }
      }
      return networks + [("the model", network)]
    }
  }
}
