public import RecurrentCells

/// What a model file cannot say, or not clearly.
public struct NetworkOptions: Hashable, Sendable {
  /// What every LSTM layer adds to its forget gate; nil is the framework's default, 1 for
  /// TensorFlow and 0 for PyTorch.
  public var forgetBias: Double?

  /// What every LSTMCell clips c to; nil is none, as an assumption.
  public var cellClip: Double?

  /// What every LSTMCell clips its projected h to; nil is none, as an assumption.
  public var projectionClip: Double?

  /// Nil is no activation, as an assumption.
  public var outputActivation: OutputActivation?

  /// The scope of the network that is meant, such as `encoder`, where the file holds several; of
  /// several scopes, such as `lstm1` and `lstm2`, each is fed by the one before.
  public var scopes: [String]

  public var output: OutputChoice

  public init(
    forgetBias: Double? = nil, cellClip: Double? = nil, projectionClip: Double? = nil,
    outputActivation: OutputActivation? = nil, scopes: [String] = [],
    output: OutputChoice = .automatic
  ) {
    self.forgetBias = forgetBias
    self.cellClip = cellClip
    self.projectionClip = projectionClip
    self.outputActivation = outputActivation
    self.scopes = scopes
    self.output = output
  }
}
