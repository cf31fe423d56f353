/// What a model can be written as.
enum ConversionFormat: String, CaseIterable {
  case npz
  case safetensors
  case nnet1
  case nnet1Text = "nnet1-text"

  /// What a path's ending says; nil if it says nothing.
  init?(ending path: String) {
    let endings: [(String, ConversionFormat)] = [
      (".npz", .npz), (".safetensors", .safetensors), (".nnet.txt", .nnet1Text),
      (".txt", .nnet1Text), (".nnet", .nnet1),
    ]
    guard let format = endings.first(where: { path.hasSuffix($0.0) })?.1 else { return nil }
    self = format
  }

  /// Whether it is Kaldi's, which has names of its own.
  var isKaldi: Bool { self == .nnet1 || self == .nnet1Text }
}
