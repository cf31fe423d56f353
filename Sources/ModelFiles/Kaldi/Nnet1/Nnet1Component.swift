/// A component of a network with its tensors, under their names without the component's.
struct Nnet1Component {
  let kind: Nnet1Kind
  let sizes: Nnet1Sizes

  /// Settings and tensors.
  var tensors: [String: KaldiTensor] = [:]
}
