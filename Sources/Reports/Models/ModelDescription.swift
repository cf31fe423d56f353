/// What a model file holds, as plain text and numbers.
public struct ModelDescription: Sendable {
  public var path: String
  /// Such as `TensorFlow checkpoint V2`.
  public var format: String
  public var variables: [VariableDescription]

  /// The layers in order.
  public var parts: [PartDescription]

  /// What the file cannot say and was taken for granted: a sentence each.
  public var assumptions: [String]
  public var notes: [String]

  /// Why the model cannot be run; nil if it can.
  public var problem: String?

  public init(
    path: String, format: String, variables: [VariableDescription], parts: [PartDescription],
    assumptions: [String], notes: [String], problem: String?
  ) {
    self.path = path
    self.format = format
    self.variables = variables
    self.parts = parts
    self.assumptions = assumptions
    self.notes = notes
    self.problem = problem
  }
}

/// A variable of a model file.
public struct VariableDescription: Sendable {
  public var name: String
  public var dtype: String
  public var shape: [Int]
  /// What the elements take; nil where it is not known.
  public var bytes: Int?
  public var role: String
  /// Whether it belongs to the training and not to the network.
  public var isSetAside: Bool

  public init(
    name: String, dtype: String, shape: [Int], bytes: Int?, role: String, isSetAside: Bool
  ) {
    self.name = name
    self.dtype = dtype
    self.shape = shape
    self.bytes = bytes
    self.role = role
    self.isSetAside = isSetAside
  }
}

/// A layer of a model.
public struct PartDescription: Sendable {
  /// `layer 0`, …, `output layer`.
  public var part: String
  /// The scope of its variables.
  public var name: String
  /// The cell's name.
  public var cell: String
  public var isRecurrent: Bool
  public var inputSize: Int
  public var size: Int
  /// The width of what a recurrent layer passes on where that is not `size`.
  public var projectionSize: Int?
  /// What frames, relative to its own, a row of inputs is put together from; nil is its own alone.
  public var splice: [Int]?
  /// What a checkpoint does not hold, such as `forget_bias`.
  public var options: [String: Double]
  /// How many parameters it has, and how that number comes about.
  public var parameters: Int
  public var formula: String

  public init(
    part: String, name: String, cell: String, isRecurrent: Bool, inputSize: Int, size: Int,
    projectionSize: Int? = nil, splice: [Int]? = nil, options: [String: Double], parameters: Int,
    formula: String
  ) {
    self.part = part
    self.name = name
    self.cell = cell
    self.isRecurrent = isRecurrent
    self.inputSize = inputSize
    self.size = size
    self.projectionSize = projectionSize
    self.splice = splice
    self.options = options
    self.parameters = parameters
    self.formula = formula
  }
}
