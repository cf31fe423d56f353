public import ModelFiles

/// A network's tensors as Kaldi's nnet1 has them, under the names that `Nnet1File` gives them.
public struct WrittenKaldiNetwork: Sendable {
  public let tensors: [String: KaldiTensor]

  /// What became of the biases: a sentence each.
  public let notes: [String]
}
