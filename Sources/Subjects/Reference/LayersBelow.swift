public import CrossCheck
import PythonBridge
public import Tensors

/// What lies between the inputs of a stack of layers and the layer that is judged.
///
/// Of these layers the trace says nothing: the reference carries their outputs with a bound.
public struct LayersBelow<Scalar: SubjectScalar>: Sendable {
  /// The layers from the inputs up; empty for the first layer itself.
  ///
  /// Of the inputs of all but the first only the shape counts.
  public var layers: [Case<Scalar>]

  /// How many steps of each sequence there are, nil for all.
  ///
  /// Past the end a layer's state stays and its output is zero.
  public var lengths: [Int]?

  /// What the subject computes in, by NumPy's name, such as `float16`: it may be narrower than
  /// `Scalar`.
  public var format: String

  public init(
    _ layers: [Case<Scalar>] = [], lengths: [Int]? = nil, format: String = Scalar.dtype.rawValue
  ) {
    self.layers = layers
    self.lengths = lengths
    self.format = format
  }

  /// `below` and `lengths` of the Reference's `BlockJudge`.
  func arguments(_ gil: GIL) throws -> [any PythonRepresentable] {
    let below = try layers.map { layer -> PythonObject in
      let arrays = try CaseArrays<Scalar>(layer.signature, layer.sizes, capacity: 1, gil)
      arrays.fill(with: [layer])
      return try PythonObject.tuple(
        [
          layer.signature.cell.pythonObject(gil), arrays.tensors.pythonObject(gil),
          arrays.options.pythonObject(gil),
        ], gil)
    }
    return [below, lengths]
  }
}
