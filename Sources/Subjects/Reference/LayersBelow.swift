import CrossCheck
import PythonBridge
public import RecurrentCells
public import Tensors

/// What lies between the inputs of a stack of layers and the layer that is judged.
///
/// Of these layers the trace says nothing: the reference carries their outputs with a bound.
public struct LayersBelow<Scalar: SubjectScalar>: Sendable {
  /// The layers from the inputs up; empty for the first layer itself.
  ///
  /// Of the inputs of all but the first only the shape counts; the first splices nothing.
  public var layers: [SplicedCase<Scalar>]

  /// What frames a row of the judged layer's inputs is put together from; nil is its own alone.
  ///
  /// Where frames are spliced, there is a layer below that has them.
  public var splice: Splice?

  /// How many steps of each sequence there are, nil for all.
  ///
  /// Past the end a layer's state stays and its output is zero.
  public var lengths: [Int]?

  /// What the subject computes in, by NumPy's name, such as `float16`: it may be narrower than
  /// `Scalar`.
  public var format: String

  /// Where the lowest layer's inputs are outputs that were read from decimal text: half a unit of the
  /// last digit printed of each number, [T, B, I]; nil for inputs that are exact.
  public var inputHalfUnits: Tensor<Double>?

  public init(
    _ layers: [SplicedCase<Scalar>] = [], splice: Splice? = nil, lengths: [Int]? = nil,
    format: String = Scalar.dtype.rawValue, inputHalfUnits: Tensor<Double>? = nil
  ) {
    self.layers = layers
    self.splice = splice
    self.lengths = lengths
    self.format = format
    self.inputHalfUnits = inputHalfUnits
  }

  /// `half_units` of the lowest layer's inputs, of one case.
  func inputHalfUnits(_ gil: GIL) throws -> PythonArray<Double>? {
    try inputHalfUnits.map { units in
      let array: PythonArray<Double> = try PythonArray(
        shape: [1] + units.shape.dimensions, isReadOnly: true, gil)
      array.fill(with: [units])
      return array
    }
  }

  /// `below`, `lengths` and `offsets` of the Reference's `BlockJudge`.
  func arguments(_ gil: GIL) throws -> [any PythonRepresentable] {
    let below = try layers.map { layer -> PythonObject in
      let example = layer.example
      let arrays = try CaseArrays<Scalar>(example.signature, example.sizes, capacity: 1, gil)
      arrays.fill(with: [example])
      return try PythonObject.tuple(
        [
          example.signature.cell.pythonObject(gil), arrays.tensors.pythonObject(gil),
          arrays.options.pythonObject(gil), (layer.splice?.offsets).pythonObject(gil),
        ], gil)
    }
    return [below, lengths, splice?.offsets]
  }
}
