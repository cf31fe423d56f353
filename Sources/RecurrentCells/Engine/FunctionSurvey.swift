import RealModule

/// How accurate a function of the kernels was at the numbers that were looked at, in rising order.
public struct FunctionSurvey: Sendable, CustomStringConvertible {
  /// The function that was looked at.
  public let function: VectorFunction

  /// How many numbers were looked at.
  public private(set) var numbers = 0

  /// The greatest error of a normal result, in units in the last place.
  public private(set) var worst = 0.0

  /// The number at which the error is the greatest.
  public private(set) var worstNumber: Float = 0

  /// The greatest error of a result below the smallest normal number, in the smallest subnormal.
  public private(set) var worstOfSubnormals = 0.0

  /// How often a result was less than the one before it.
  public private(set) var descents = 0

  private var last = -Float.infinity

  /// The survey of no number.
  public init(_ function: VectorFunction) { self.function = function }

  /// The places of all numbers from −∞ to ∞, in order.
  public static let places: Range<Int> = {
    let infinity = Int(Float.infinity.bitPattern)
    return -infinity - 1..<infinity + 1
  }()

  /// The number at a place; −0 and 0 have one each.
  public static func number(at place: Int) -> Float {
    place >= 0
      ? Float(bitPattern: UInt32(place)) : -Float(bitPattern: UInt32(-1 - place))
  }

  /// Adds results at numbers beyond those that were added before.
  public mutating func add(_ numbers: [Float], _ results: [Float]) {
    self.numbers += numbers.count
    for (number, result) in zip(numbers, results) {
      if !(result >= last) { descents += 1 }
      last = result
      add(number, result)
    }
  }

  /// Adds what another survey of the same function saw, at greater numbers.
  ///
  /// - Precondition: it began with the last number that was looked at here.
  public mutating func add(_ other: FunctionSurvey) {
    numbers += other.numbers - 1
    if other.worst > worst { (worst, worstNumber) = (other.worst, other.worstNumber) }
    worstOfSubnormals = max(worstOfSubnormals, other.worstOfSubnormals)
    descents += other.descents
    last = other.last
  }

  /// Whether the function keeps what it promises, as far as was looked.
  public var isKept: Bool { worst <= 2 && worstOfSubnormals <= 1 && descents == 0 }

  private mutating func add(_ number: Float, _ result: Float) {
    let exact = value(at: Double(number))
    if exact.magnitude < Double(Float.leastNormalMagnitude) {
      let error = (Double(result) - exact).magnitude / Double(Float.leastNonzeroMagnitude)
      if !(error <= worstOfSubnormals) { worstOfSubnormals = error }
      return
    }
    // Beyond the greatest number half a unit from the next, which there is not, rounds to ∞.
    if exact >= 0x1.ffffffp+127 {
      if result != .infinity { worst = .infinity }
      return
    }
    let unit = exact.magnitude.binade * 0x1p-23
    let error = (Double(result) - exact).magnitude / unit
    if !(error <= worst) { (worst, worstNumber) = (error, number) }
  }

  /// The function in double precision, whose own error does not matter here.
  private func value(at x: Double) -> Double {
    switch function {
    case .exp: Double.exp(x)
    case .logistic: 1 / (1 + Double.exp(-x))
    case .tanh: Double.tanh(x)
    }
  }

  public var description: String {
    "\(function.rawValue): \(numbers) numbers, at most \(worst) units in the last place off, at "
      + "\(worstNumber); below the normal numbers \(worstOfSubnormals) of the smallest; "
      + "\(descents) descents"
  }
}
