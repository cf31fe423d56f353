/// A kind of component of a Kaldi nnet1 network: how it is written, and what its tensors are called.
///
/// In a file a component is its marker, output and input dimension, settings under markers of their
/// own in any order, and then tensors one after the other, without names.
struct Nnet1Kind {
  /// The marker without its angle brackets, and the first part of the tensors' names.
  let name: String

  /// The settings that are floats, in the order in which Kaldi writes them.
  let settings: [String]

  /// Whether there is the setting `CellDim`, an integer.
  let hasCellSize: Bool

  /// Whether inputs and outputs are of one size.
  let isElementwise: Bool

  let tensors: [Nnet1TensorKind]

  private init(
    _ name: String, settings: [String] = [], hasCellSize: Bool = false,
    isElementwise: Bool = false, tensors: [Nnet1TensorKind] = []
  ) {
    self.name = name
    self.settings = settings
    self.hasCellSize = hasCellSize
    self.isElementwise = isElementwise
    self.tensors = tensors
  }

  /// Every kind that is read.
  static let all: [Nnet1Kind] = [
    Nnet1Kind(
      "LstmProjected",
      settings: [
        "LearnRateCoef", "BiasLearnRateCoef", "CellClip", "DiffClip", "CellDiffClip", "GradClip",
      ],
      hasCellSize: true,
      tensors: [
        .matrix("w_gifo_x") { [4 * $0.cells, $0.inputs] },
        .matrix("w_gifo_r") { [4 * $0.cells, $0.outputs] },
        .vector("bias") { 4 * $0.cells },
        .vector("peephole_i_c") { $0.cells },
        .vector("peephole_f_c") { $0.cells },
        .vector("peephole_o_c") { $0.cells },
        .matrix("w_r_m") { [$0.outputs, $0.cells] },
      ]),
    Nnet1Kind(
      "AffineTransform", settings: ["LearnRateCoef", "BiasLearnRateCoef", "MaxNorm"],
      tensors: [
        .matrix("linearity") { [$0.outputs, $0.inputs] }, .vector("bias") { $0.outputs },
      ]),
    Nnet1Kind("Softmax", isElementwise: true),
    Nnet1Kind("Sigmoid", isElementwise: true),
    Nnet1Kind("Tanh", isElementwise: true),
    Nnet1Kind("Splice", tensors: [.integers("offsets") { $0.outputs / $0.inputs }]),
    Nnet1Kind(
      "AddShift", settings: ["LearnRateCoef"], isElementwise: true,
      tensors: [.vector("shift") { $0.inputs }]),
    Nnet1Kind(
      "Rescale", settings: ["LearnRateCoef"], isElementwise: true,
      tensors: [.vector("scale") { $0.inputs }]),
  ]

  /// Older markers of the same.
  private static let formerNames = ["lstmprojectedstreams": "LstmProjected"]

  /// What was called otherwise.
  static let formerSettings = ["ClipGradient": "GradClip"]

  /// The kind of that name; capitals do not count, as with Kaldi.
  static func named(_ name: String) -> Nnet1Kind? {
    let lowercased = name.lowercased()
    let current = formerNames[lowercased] ?? name
    return all.first { $0.name.lowercased() == current.lowercased() }
  }

  /// Whether inputs and outputs may be of these sizes.
  func allows(_ sizes: Nnet1Sizes) -> Bool {
    if isElementwise { return sizes.inputs == sizes.outputs }
    return name != "Splice" || sizes.outputs.isMultiple(of: sizes.inputs)
  }
}
