extension Signature {
  /// The LSTM with peepholes, projection, clipping or coupled gates.
  ///
  ///     i = σ(z_i + peephole_i∘c)
  ///     f = σ(z_f + forget_bias + peephole_f∘c)
  ///     c′ = clip(c·f + i·tanh(z_j), cell_clip)
  ///     o = σ(z_o + peephole_o∘c′)
  ///     h′ = clip((tanh(c′)·o)·projection, projection_clip)
  ///
  /// with z as in `lstm`. A clip of 0 is none. Coupled gates have no block i, and i = 1 − f.
  /// The names: `lstm_peephole`, `lstm_projected`, `lstm_peephole_projected`, `lstm_coupled` and so
  /// on; `lstm_clipped` has neither of them.
  public static func extendedLSTM(
    isCoupled: Bool, hasPeepholes: Bool, hasProjection: Bool
  ) -> Signature {
    let gates = isCoupled ? Array(lstm.gates.dropFirst()) : lstm.gates
    let columns = Extent(gates.count, .H)
    let output = hasProjection ? SizeSymbol.P : .H
    var parameters = [
      TensorSpecification("kernel", [Extent(.I) + Extent(output), columns]),
      TensorSpecification("bias", [columns]),
    ]
    var options = ["forget_bias": 1.0, "cell_clip": 0.0]
    var parts = isCoupled ? ["coupled"] : []
    if hasPeepholes {
      parts.append("peephole")
      for gate in gates where gate.activation == "sigmoid" {
        parameters.append(TensorSpecification("peephole_" + gate.name, [Extent(.H)]))
      }
    }
    if hasProjection {
      parts.append("projected")
      parameters.append(TensorSpecification("projection", [Extent(.H), Extent(.P)]))
      options["projection_clip"] = 0
    }
    return Signature(
      cell: (["lstm"] + (parts.isEmpty ? ["clipped"] : parts)).joined(separator: "_"),
      parameters: parameters, states: ["c", "h"], gates: gates, options: options,
      widths: ["h": output], hasPreactivations: false)
  }

  /// All eight of them.
  public static let extendedLSTMs: [Signature] = [false, true].flatMap { isCoupled in
    [false, true].flatMap { hasProjection in
      [false, true].map { hasPeepholes in
        extendedLSTM(
          isCoupled: isCoupled, hasPeepholes: hasPeepholes, hasProjection: hasProjection)
      }
    }
  }
}
