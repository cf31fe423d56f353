import Lockstep

/// A model file whose recurrent layers a subject is to be.
struct TestedModel<Scalar: SubjectScalar> {
  let path: String
  let network: Network<Scalar>

  /// What the file does not say, and what of it is not judged; a sentence each.
  let assumptions: [String]
  let notJudged: [String]

  /// - Throws: `ModelFileError` if the file cannot be read, `UnusableModel` if it holds no network that
  ///   can be judged.
  init(path: String, _ options: NetworkOptions) throws {
    let file = try ModelFormats.open(path)
    let whole = NetworkPlan(of: file, options: options)
    var plan = whole
    // A Kaldi network is a list of components, none of which is apart.
    if whole.naming != .kaldi {
      var options = options
      options.output = .absent
      plan = NetworkPlan(of: file, options: options)
    }
    if let problem = plan.problem { throw UnusableModel(path: path, "\(problem)") }
    guard !plan.recurrentLayers.isEmpty else {
      throw UnusableModel(
        path: path, "It has no recurrent layer; expectLockstep judges a recurrent cell.")
    }
    self.path = path
    do { network = try Network(plan, from: file) } catch let error as NetworkError {
      throw UnusableModel(
        path: path,
        "\(error)"
          + (plan.scalarType == .float64 && Scalar.dtype == .float32
            ? " Judge a Subject whose Scalar is Double." : ""))
    }
    assumptions = plan.assumptions.map(\.namingParameters)
    let layers = whole.problem == nil ? whole : plan
    notJudged = layers.layers.enumerated().filter { !$1.signature.isRecurrent }.map {
      "\(layers.partName(at: $0)) (\($1.name)) is not judged: \($1.signature.cell) is no recurrent cell"
    }
  }
}

/// A model file of which a subject cannot be judged.
struct UnusableModel: Error, CustomStringConvertible {
  let description: String

  init(path: String, _ reason: String) {
    description = "\(path.printable): \(reason.namingParameters)"
  }
}

extension String {
  /// The sentence with the parameters of `expectLockstep` in place of the command line's options.
  fileprivate var namingParameters: String {
    let names = [
      "--forget-bias": "forgetBias:", "--cell-clip": "cellClip:",
      "--projection-clip": "projectionClip:", "--scope": "scopes:",
    ]
    return split(separator: " ", omittingEmptySubsequences: false).map { word in
      let option = word.prefix { $0.isLetter || $0 == "-" }
      return names[String(option)].map { $0 + word.dropFirst(option.count) } ?? String(word)
    }.joined(separator: " ")
  }
}
