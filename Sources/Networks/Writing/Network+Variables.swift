import Tensors

extension Network {
  /// The network under a framework's names and in its layouts: what resolving and loading give the
  /// same network from.
  ///
  /// Weights are never rounded. TensorFlow has one bias, so two are added, which may round: that is one
  /// order of the same sum. Its forget bias is in no file, and `options` say what it is. PyTorch's LSTM
  /// has no forget bias, so it becomes part of the second bias; layers without any bias stay so.
  ///
  /// - Throws: `NetworkError` if there are no names for such layers, or a sum of biases overflows.
  public func variables(naming: Naming) throws -> WrittenNetwork<Scalar> {
    switch naming {
    case .tensorflow: try tensorFlowVariables()
    case .pytorch: try pyTorchVariables()
    case .kaldi:
      throw NetworkError.notWritable("Kaldi's names are those of its nnet1 files alone")
    }
  }

  /// Recurrent layers and, behind them, at most one layer with weights and perhaps a softmax: what
  /// TensorFlow's and PyTorch's names can hold.
  ///
  /// - Throws: `NetworkError` naming the layer that is in the way.
  func stack(for framework: String) throws(NetworkError) -> (
    layers: [Layer<Scalar>], output: Output?
  ) {
    var recurrent: [Layer<Scalar>] = []
    var output: Output?
    for layer in layers {
      let isBehind = output != nil
      switch layer.signature {
      case _ where layer.splice != nil:
        throw .notWritable(
          "\(layer.name) splices frames, which no variable of \(framework)'s says: write it as nnet1, "
            + "or splice before and convert without it")
      case let signature where signature.isRecurrent && !isBehind: recurrent.append(layer)
      case .dense where !isBehind && !recurrent.isEmpty:
        output = Output(layer: layer, hasSoftmax: false)
      case .denseSoftmax where !isBehind && !recurrent.isEmpty:
        output = Output(layer: layer, hasSoftmax: true)
      case .softmax where output?.hasSoftmax == false: output?.hasSoftmax = true
      default:
        throw .notWritable(
          "\(layer.name) is \(layer.signature.cell) behind "
            + "\(isBehind ? "an output layer" : "\(recurrent.count) recurrent layers"), and under "
            + "\(framework)'s names there is one output layer, behind recurrent ones")
      }
    }
    guard !recurrent.isEmpty else {
      throw .notWritable("There is no recurrent layer, which \(framework)'s names begin with")
    }
    return (recurrent, output)
  }

  /// A layer with weights behind the last recurrent one.
  struct Output {
    let layer: Layer<Scalar>
    fileprivate(set) var hasSoftmax: Bool
  }
}

extension Layer {
  var isLSTM: Bool { options["forget_bias"] != nil }

  /// Whether it is more than the basic cell.
  var isExtended: Bool { options["cell_clip"] != nil }

  /// - Throws: `NetworkError`, though a layer has every parameter of its signature.
  func parameter(_ name: String) throws(NetworkError) -> Tensor<Scalar> {
    guard let tensor = parameters[name] else {
      throw .argument("The layer \(self.name) has no tensor \(name)")
    }
    return tensor
  }
}
