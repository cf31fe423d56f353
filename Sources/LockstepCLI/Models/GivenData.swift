import CommandSupport
import Lockstep

/// The data options' arrays, or a batch of their tables' utterances, read, in time-major order, and
/// found to fit the model.
struct GivenData<Scalar: SubjectScalar>: Sendable {
  let data: ModelData<Scalar>

  /// The last recurrent layer's outputs, and the output layer's, where somebody recorded them.
  private(set) var hidden: RecordedOutputs<Scalar>?
  private(set) var output: RecordedOutputs<Scalar>?

  /// Every file that was read.
  private(set) var paths: [String] = []

  /// What was used, for people.
  private(set) var rows: [(label: String, text: String)] = []

  init(
    data: ModelData<Scalar>, hidden: RecordedOutputs<Scalar>?, output: RecordedOutputs<Scalar>?,
    paths: [String], rows: [(label: String, text: String)]
  ) {
    self.data = data
    self.hidden = hidden
    self.output = output
    self.paths = paths
    self.rows = rows
  }

  /// - Throws: `CommandFailure` if something cannot be read or does not fit.
  init(_ options: DataOptions, for plan: NetworkPlan) throws {
    guard let first = plan.layers.first else {
      throw CommandFailure(.usage, "the model has no layers")
    }
    guard let name = options.inputs else {
      data = try .drawn(for: plan.layers, seed: options.seed)
      rows = [
        (
          "inputs",
          "drawn from N(0, 1), seed \(options.seed): 20 steps, 3 sequences; initial states too"
        ),
        ("expected", "nothing: only Lockstep's own forward pass is judged"),
      ]
      return
    }
    let isBatchMajor = options.batchMajor
    let inputs = try SequenceArray(name, for: "--inputs", isBatchMajor: isBatchMajor)
    let (steps, batch) = (inputs.steps, inputs.batch)
    paths += inputs.paths
    guard inputs.width == first.frameSize else {
      throw CommandFailure(
        .usage,
        "--inputs \(name.printable): an input row must have \(first.frameSize) numbers, as the first layer "
          + "has inputs, but the array is \(inputs.shapeText)")
    }
    guard steps > 0, batch > 0 else {
      throw CommandFailure(
        .usage, "--inputs \(name.printable): the array \(inputs.shapeText) is empty")
    }
    let tensor: Tensor<Scalar> = try inputs.timeMajor()
    rows.append(
      ("inputs", "\(name) \(inputs.shapeText)\(inputs.conversion(to: Scalar.dtype))"))
    let special = tensor.scalars.count { !$0.isFinite }
    if special > 0 {
      rows.append(Self.note(special: special, of: tensor.scalars.count))
    }
    var lengths: [Int]?
    if let name = options.lengths {
      let array = try ArrayReference(name, for: "--lengths")
      lengths = try Self.lengths(array, inputs)
      paths += array.file.paths
      rows.append(
        ("lengths", "\(name), from \(lengths?.min() ?? 0) to \(lengths?.max() ?? 0) steps"))
    }
    var states: [NamedTensors<Scalar>]?
    if let name = options.initialState {
      states = try InitialStates(name, plan.recurrentLayers).read(inputs: inputs)
      rows.append(("initial state", name))
      paths.append(name)
    } else {
      rows.append(("initial state", "zeros"))
    }
    data = ModelData(inputs: tensor, initialStates: states, lengths: lengths)
    if options.expected.isEmpty {
      rows.append(("expected", "nothing: only Lockstep's own forward pass is judged"))
    }
    for name in options.expected {
      let array = try SequenceArray(name, for: "--expected", isBatchMajor: isBatchMajor)
      paths += array.paths
      let layer = try Self.layer(
        ofWidth: array.width, name, hidden: plan.recurrentLayers.last?.outputSize,
        output: plan.output?.outputSize, options.expectedIs,
        taken: hidden != nil ? .hidden : output != nil ? .output : nil)
      try array.check(steps: steps, batch: batch, name)
      let recorded = RecordedOutputs<Scalar>(
        name: name, tensor: try array.timeMajor(), format: array.format(in: Scalar.dtype))
      let isTaken = layer == .hidden ? hidden != nil : output != nil
      guard !isTaken else {
        throw CommandFailure(
          .usage, "--expected \(name.printable): the \(layer.rawValue) outputs were given already")
      }
      if layer == .hidden { hidden = recorded } else { output = recorded }
      rows.append(
        (
          "expected",
          "\(name) \(array.shapeText), the \(Self.text(layer)), judged as computed in "
            + recorded.format
        ))
    }
  }

  static func note(special: Int, of count: Int) -> (label: String, text: String) {
    ("note", "\(special) of \(count) numbers of the inputs are infinite or NaN")
  }

  static func text(_ layer: ExpectedLayer) -> String {
    layer == .hidden ? "last recurrent layer's outputs" : "output layer's outputs"
  }

  private static func lengths(
    _ array: ArrayReference, _ inputs: SequenceArray
  ) throws -> [Int] {
    let lengths = try array.integers(for: "--lengths")
    guard array.shape.count == 1, lengths.count == inputs.batch else {
      let other =
        array.shape == [inputs.steps]
        ? " It fits the other order: \(inputs.isBatchMajor ? "leave out" : "use") --batch-major."
        : ""
      throw CommandFailure(
        .usage,
        "--lengths \(array.text): it must have the shape [\(inputs.batch)], one number for each "
          + "sequence, not \(array.shape).\(other)")
    }
    for (row, length) in lengths.enumerated() where !(0...inputs.steps).contains(length) {
      throw CommandFailure(
        .usage,
        "--lengths \(array.text): the length \(length) of sequence \(row) is not within "
          + "0…\(inputs.steps)")
    }
    return lengths
  }

  /// Which layer an array belongs to: by its width, or by the option where both have it.
  static func layer(
    ofWidth width: Int, _ name: String, hidden: Int?, output: Int?, _ choice: ExpectedLayer?,
    taken: ExpectedLayer?
  ) throws -> ExpectedLayer {
    let fitting = ExpectedLayer.allCases.filter { layer in
      width == (layer == .hidden ? hidden : output)
    }
    // Of two files of one width the second is what the first is not.
    if fitting.count == 2, let taken { return taken == .hidden ? .output : .hidden }
    if let choice, fitting.contains(choice) { return choice }
    if choice == .output, output == nil {
      throw CommandFailure(
        .usage, "--expected-is output: there is no output layer; lockstep inspect shows what is")
    }
    guard let only = fitting.first else {
      throw CommandFailure(
        .usage,
        "--expected \(name.printable): its rows are of \(width) numbers, but "
          + (hidden.map { "the last recurrent layer has \($0) units" }
            ?? "there is no recurrent layer")
          + (output.map { " and the output layer \($0)" } ?? ", and there is no output layer"))
    }
    guard fitting.count == 1 else {
      throw CommandFailure(
        .usage,
        "--expected \(name.printable): the last recurrent layer and the output layer both have \(width) "
          + "units; say which it is with --expected-is hidden or --expected-is output")
    }
    if let choice {
      throw CommandFailure(
        .usage,
        "--expected \(name.printable): its rows are of \(width) numbers, which the "
          + "\(text(choice)) are not")
    }
    return only
  }
}
