public import RecurrentCells
public import Tensors

/// From the features of an utterance to the outputs that are written: one network after the other, and
/// what becomes of the last one's outputs.
public struct UtterancePipeline<Scalar: CellScalar> {
  private let stages: [ForwardStage<Scalar>]
  private let scaling: PosteriorScaling<Scalar>
  private let timeShift: Int

  /// N of the last network.
  public let outputSize: Int

  /// - Parameters:
  ///   - stages: each is fed by the one before; at least one.
  ///   - timeShift: how often the last frame is repeated, for as many of the first outputs to be left
  ///     out: a network that was trained to answer so much later.
  /// - Throws: `ForwardError` if the sizes do not fit together.
  public init(
    _ stages: [ForwardStage<Scalar>],
    scaling: PosteriorScaling<Scalar> = PosteriorScaling(
      takesLogarithm: false, priors: nil, scale: 1),
    timeShift: Int = 0
  ) throws(ForwardError) {
    guard let last = stages.last else { throw .input("There is no network.") }
    for (before, stage) in zip(stages, stages.dropFirst())
    where before.outputSize != stage.inputSize {
      throw .input(
        "\(before.name) has \(before.outputSize) outputs, but \(stage.name) takes "
          + "\(stage.inputSize) inputs.")
    }
    if let classes = scaling.classes, classes != last.outputSize {
      throw .input(
        "There are frame counts of \(classes) classes, but \(last.name) has \(last.outputSize) "
          + "outputs.")
    }
    self.stages = stages
    self.scaling = scaling
    self.timeShift = timeShift
    outputSize = last.outputSize
  }

  /// The outputs of one utterance, `[T, N]`, whatever was computed before.
  ///
  /// - Parameter warn: is told, a sentence each, of an utterance without frames, whose outputs are
  ///   `[0, N]`, and of a logarithm that is taken of what are no probabilities.
  /// - Throws: `ForwardError` if the features do not fit the first network, or they or what is
  ///   computed from them is not finite.
  public func outputs(
    of utterance: Utterance<Scalar>, warn: (String) -> Void = { _ in }
  ) throws -> Tensor<Scalar> {
    let key = utterance.key.printable
    let shape = utterance.features.shape.dimensions
    guard shape[0] > 0 else {
      warn("Utterance \(key) has no frames: its outputs have none either.")
      return try Tensor([0, outputSize], [])
    }
    guard shape[1] == stages[0].inputSize else {
      throw ForwardError.input(
        "Utterance \(key) has features of \(shape[1]) columns, but \(stages[0].name) takes "
          + "\(stages[0].inputSize).")
    }
    try check(utterance.features, "its features", of: key)
    var matrix = try shifted(utterance.features)
    for (index, stage) in stages.enumerated() {
      let isLast = index == stages.count - 1
      matrix = try run(stage, on: matrix, of: key, dropping: isLast ? timeShift : 0)
      try check(matrix, "the outputs of \(stage.name)", of: key)
    }
    guard scaling.isNeeded else { return matrix }
    var scalars = matrix.scalars
    matrix = try Tensor([0, outputSize], [])
    if !scaling.apply(to: &scalars, columns: outputSize) {
      warn(
        "Utterance \(key): the logarithm is taken of outputs that are no probabilities, since not all "
          + "are within 0…1.")
    }
    matrix = try Tensor([shape[0], outputSize], scalars)
    try check(matrix, "the logarithms", of: key)
    return matrix
  }

  /// Repeats the last frame as often as the time is shifted.
  private func shifted(_ features: Tensor<Scalar>) throws -> Tensor<Scalar> {
    guard timeShift > 0 else { return features }
    let shape = features.shape.dimensions
    let last = features.scalars.suffix(shape[1])
    var scalars = features.scalars
    scalars.reserveCapacity((shape[0] + timeShift) * shape[1])
    for _ in 0..<timeShift { scalars += last }
    return try Tensor([shape[0] + timeShift, shape[1]], scalars)
  }

  private func run(
    _ stage: ForwardStage<Scalar>, on matrix: Tensor<Scalar>, of key: String, dropping frames: Int
  ) throws -> Tensor<Scalar> {
    let steps = matrix.shape.dimensions[0]
    let outputs: Tensor<Scalar>
    do {
      outputs = try stage.run(Tensor([steps, 1, stage.inputSize], matrix.scalars))
    } catch {
      throw StageFailure(utterance: key, stage: stage.name, cause: error)
    }
    guard frames > 0 else { return try Tensor([steps, stage.outputSize], outputs.scalars) }
    return try Tensor(
      [steps - frames, stage.outputSize],
      Array(outputs.scalars.dropFirst(frames * stage.outputSize)))
  }

  private func check(_ matrix: Tensor<Scalar>, _ what: String, of key: String) throws {
    guard let element = NonfiniteElement(in: matrix) else { return }
    throw ForwardError.input(
      "Utterance \(key): in \(what) there is \(element.text) at frame \(element.frame), column "
        + "\(element.column), counted from 0.")
  }
}
