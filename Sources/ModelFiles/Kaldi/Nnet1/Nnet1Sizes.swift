/// The sizes of a component: from 1 to 2³¹ − 1, so that four times one of them cannot overflow.
struct Nnet1Sizes: Hashable, Sendable {
  let inputs: Int
  let outputs: Int

  /// The memory cells of an LSTM; 0 for other components.
  var cells = 0
}
