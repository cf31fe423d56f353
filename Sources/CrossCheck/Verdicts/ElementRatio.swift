/// `|actual − expected| / bound`, or nil where the bound proves nothing.
///
/// The element agrees iff the ratio is at most 1; the ratio is never NaN. Kinds are told apart
/// before any arithmetic:
/// - a bound that is not finite: nil, unverifiable;
/// - an expected NaN or infinity: 0 if `actual` is of that kind and sign, else infinite (a NaN's
///   sign and payload do not count);
/// - an actual NaN or infinity where a number is expected: infinite;
/// - equal numbers: 0, also when the bound is 0; 0 and −0 are equal;
/// - a bound below zero bounds nothing but is no infinity either: infinite;
/// - a ratio of at most 1 to a bound above a tenth of max(1, |expected|): nil, since that is no
///   evidence. Beyond such a bound an element diverges all the same, or a subject could hide there.
package func elementRatio(actual: Double, expected: Double, bound: Double) -> Double? {
  guard bound.isFinite else { return nil }
  if expected.isNaN { return actual.isNaN ? 0 : .infinity }
  if expected.isInfinite { return actual == expected ? 0 : .infinity }
  guard actual.isFinite, bound >= 0 else { return .infinity }
  let distance = abs(actual - expected)
  let ratio = distance == 0 ? 0 : distance / bound
  return ratio <= 1 && !isEvidence(expected: expected, bound: bound) ? nil : ratio
}

/// The largest bound that is evidence whatever the expected value.
let largestEvidentBound = 0.1

private func isEvidence(expected: Double, bound: Double) -> Bool {
  bound <= largestEvidentBound * max(abs(expected), 1)
}
