/// Whose names and layouts variables have.
public enum Naming: String, Hashable, Sendable, CaseIterable {
  /// `rnn/basic_lstm_cell/kernel [I+H, 4H]`, blocks i, j, f, o; one bias.
  case tensorflow

  /// `weight_ih_l0 [4H, I]` and `weight_hh_l0 [4H, H]`, blocks i, f, g, o; two biases.
  case pytorch

  /// `0.LstmProjected.w_gifo_x [4H, I]` and so on, blocks g, i, f, o: Kaldi's nnet1.
  case kaldi
}
