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

  /// Where there are no layers below, and the inputs are outputs that were read from decimal text:
  /// half a unit of the last digit printed of each number, [T, B, I]; nil for inputs that are exact.
  public var inputHalfUnits: Tensor<Double>?

  public init(
    _ layers: [Case<Scalar>] = [], lengths: [Int]? = nil, format: String = Scalar.dtype.rawValue,
    inputHalfUnits: Tensor<Double>? = nil
  ) {
    self.layers = layers
    self.lengths = lengths
    self.format = format
    self.inputHalfUnits = inputHalfUnits
  }

  /// `half_units` of the inputs of one case.
  func inputHalfUnits(_ sizes: Sizes, _ gil: GIL) throws -> PythonArray<Double>? {
    guard layers.isEmpty, let inputHalfUnits else { return nil }
    let array: PythonArray<Double> = try PythonArray(
      shape: [1, sizes.steps, sizes.batch, sizes.inputSize], isReadOnly: true, gil)
    array.fill(with: [inputHalfUnits])
    return array
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
