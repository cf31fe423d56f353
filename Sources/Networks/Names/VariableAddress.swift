/// The place in a recurrent network that a variable's name gives it.
struct VariableAddress: Hashable {
  let naming: Naming

  /// The scope of the whole stack, such as `lstm/rnn/multi_rnn_cell`.
  let network: String

  /// The scope of the one cell, such as `lstm/rnn/multi_rnn_cell/cell_0/basic_lstm_cell`.
  let layer: String

  /// The place in the stack, from 0.
  private(set) var index: Int
  let cell: Cell

  /// What it is within its cell: `kernel`, `bias`, `weight_ih`, or what the name says.
  let part: String

  /// The same on top of so many layers.
  func moved(up layers: Int) -> VariableAddress {
    var address = self
    // A name may say any number.
    let (sum, overflow) = index.addingReportingOverflow(layers)
    address.index = overflow ? .max : sum
    return address
  }

  enum Cell: Hashable {
    case basicLSTM, basicRNN
    /// TensorFlow's LSTMCell: peepholes and a projection are variables, clips are not.
    case lstmCell
    /// LSTM or RNN: the shapes tell.
    case pytorch
    /// A cell that is not supported, under its name.
    case other(String)
  }
}
