public import Tensors

/// What outputs that somebody recorded hint at and nobody gave: a state, an end, a limit.
///
/// They are no mistake of a port, and no file holds them; so the catalogue of mistakes explains nothing.
public struct UngivenOptions<Scalar: SubjectScalar> {
  private let data: ModelData<Scalar>

  /// Such as `projection_clip`; 0 is no clip.
  private let options: [String: Double]

  /// Whether it is only assumed that the cell has no clip.
  private let mayClipCell: Bool

  /// - Parameters:
  ///   - options: those of the last recurrent layer.
  ///   - assumptions: what the network's plan assumes, each with the option that changes it.
  public init(_ data: ModelData<Scalar>, options: [String: Double], assumptions: [String]) {
    (self.data, self.options) = (data, options)
    mayClipCell = assumptions.contains { $0.contains("--cell-clip") }
  }

  /// What may be the cause of a divergence, in sentences that name the options; empty for nothing.
  ///
  /// - Parameters:
  ///   - outputs: the last recurrent layer's, `[T, B, H]`.
  ///   - step: the first that is wrong.
  public func hint(of outputs: Tensor<Scalar>, wrongFrom step: Int) -> String {
    if let hint = end(in: outputs) ?? projectionClip(in: outputs) { return hint }
    var taken: [String] = []
    if data.initialStates == nil, step == 0 {
      taken.append("zeros for the initial state (--initial-state)")
    }
    if mayClipCell { taken.append("none for the clip of the cell (--cell-clip)") }
    if taken.isEmpty { return "" }
    return "What was not given may be the cause: taken was \(taken.joined(separator: ", and "))."
  }

  /// Zeros to the end of a row, as a framework writes them past the end of a sequence.
  private func end(in outputs: Tensor<Scalar>) -> String? {
    let (steps, batch, units) = (data.inputs.shape.dimensions[0], outputs.batch, outputs.units)
    guard data.lengths == nil, data.keys == nil else { return nil }
    let ends = (0..<batch).compactMap { row in
      (0..<steps).reversed().prefix { step in
        let start = (step * batch + row) * units
        return outputs.scalars[start..<start + units].allSatisfy { $0 == 0 }
      }.last.map { (row: row, step: $0) }
    }
    if let (row, end) = ends.first(where: { $0.step > 0 }) ?? ends.first {
      return
        "The outputs of batch row \(row) are 0 from step \(end) on: if its sequence ends there, "
        + "give the sequences' lengths (--lengths)."
    }
    return nil
  }

  /// The greatest magnitude, where so many numbers have it that it is a limit.
  private func projectionClip(in outputs: Tensor<Scalar>) -> String? {
    guard options["projection_clip"] == 0 else { return nil }
    let greatest = outputs.scalars.reduce(0) { max($0, abs($1)) }
    let count = outputs.scalars.filter { abs($0) == greatest }.count
    guard greatest.isFinite, greatest > 0, count >= Self.fewestAtALimit else { return nil }
    return "\(count) of the outputs are exactly \(greatest) or −\(greatest), and none is beyond: "
      + "a clip of the projection is given by --projection-clip \(greatest)."
  }

  /// Numbers that are not clipped are hardly ever the same.
  private static var fewestAtALimit: Int { 3 }
}

extension Tensor {
  /// B and H of `[T, B, H]`.
  fileprivate var batch: Int { shape.dimensions[1] }
  fileprivate var units: Int { shape.dimensions[2] }
}
