/// The names and symbolic shapes of a cell's tensors: what Swift, Python and files agree on.
///
/// T is the number of time steps, B of batch rows, I of inputs, H of hidden units, P of projected
/// outputs. Inputs are time-major.
public struct Signature: Hashable, Sendable {
  /// The cell's name on the command line, in files and in the Reference.
  public let cell: String

  /// The weights, such as `kernel [I+H, 4H]` and `bias [4H]`.
  public let parameters: [TensorSpecification]

  /// The state tensors, in the order in which a step computes them; each [B, H], or [B, P] where
  /// `widths` says so.
  public let states: [String]

  /// The width of each state that has not the width H.
  public let widths: [String: SizeSymbol]

  /// The gates, in the order of their column blocks in the kernel; each [T, B, H] in a trace.
  public let gates: [Gate]

  /// Run-time constants that no weight holds, with their defaults.
  public let options: [String: Double]

  /// Whether a trace may hold `z`, all pre-activations of one sum.
  public let hasPreactivations: Bool

  /// Whether a row of inputs is as wide as the state, [T, B, H].
  public let isElementwise: Bool

  // What follows from the rest, kept since every case of a campaign asks for it.

  /// The tensors of a case: `inputs [T, B, I]`, or `[T, B, H]`, the parameters, and `initial_…` for each state.
  public let caseTensors: [TensorSpecification]

  /// The tensors that a trace may hold: every state, then the activations if they are exposed:
  /// every gate, and, where there is one, `z` [T, B, G·H], all pre-activations with every bias, the
  /// forget bias included.
  public let traceTensors: [TensorSpecification]

  /// The sizes that its cases have.
  public let symbols: [SizeSymbol]

  /// A block of H columns of the pre-activations and the function that is applied to it.
  public struct Gate: Hashable, Sendable {
    /// The name, such as `f`.
    public let name: String

    /// The function's name in the Reference, `sigmoid` or `tanh`.
    public let activation: String

    /// The gate of that name and function.
    public init(_ name: String, activation: String) {
      self.name = name
      self.activation = activation
    }
  }

  /// The signature of a new cell; what is not given is as most cells have it.
  public init(
    cell: String, parameters: [TensorSpecification], states: [String], gates: [Gate],
    options: [String: Double], widths: [String: SizeSymbol] = [:], hasPreactivations: Bool = true,
    isElementwise: Bool = false
  ) {
    self.cell = cell
    self.parameters = parameters
    self.states = states
    self.gates = gates
    self.options = options
    self.widths = widths
    self.hasPreactivations = hasPreactivations
    self.isElementwise = isElementwise

    func width(_ state: String) -> Extent { Extent(widths[state] ?? .H) }
    let perStep = [Extent(.T), Extent(.B)]
    caseTensors =
      [TensorSpecification("inputs", perStep + [Extent(isElementwise ? .H : .I)])] + parameters
      + states.map { TensorSpecification("initial_" + $0, [Extent(.B), width($0)]) }
    let z = TensorSpecification("z", perStep + [Extent(max(gates.count, 1), .H)])
    traceTensors =
      states.map { TensorSpecification($0, perStep + [width($0)]) }
      + gates.map { TensorSpecification($0.name, perStep + [Extent(.H)]) }
      + (hasPreactivations ? [z] : [])
    let extents = caseTensors.flatMap(\.extents)
    symbols = SizeSymbol.allCases.filter { symbol in
      ![.I, .P].contains(symbol) || extents.contains { $0.contains(symbol) }
    }
  }
}

extension Signature {
  /// The width of a state.
  public func width(of state: String) -> SizeSymbol { widths[state] ?? .H }

  /// The names of the tensors that a trace may hold beside the states.
  public var activations: [String] {
    traceTensors.map(\.name).filter { !states.contains($0) }
  }
}
