/// The distance between two values in units in the last place of `type`.
///
/// The unit is the one at `expected` rounded to the narrow type, so that a correctly rounded result
/// is within 0.5 of a wider expected value. Equal values, also equal infinities and two NaNs, are 0
/// apart; otherwise a distance to a NaN or an infinity is infinite.
@inlinable
public func unitsInTheLastPlace<Narrow: TensorScalar>(
  from actual: Narrow, to expected: Double, as type: Narrow.Type = Narrow.self
) -> Double {
  let wide = Double(actual)
  if wide == expected || (wide.isNaN && expected.isNaN) { return 0 }
  guard wide.isFinite, expected.isFinite else { return .infinity }
  let narrow = Narrow(expected)
  let unit = narrow.isFinite ? narrow.ulp : Narrow.greatestFiniteMagnitude.ulp
  return abs(wide - expected) / Double(unit)
}
