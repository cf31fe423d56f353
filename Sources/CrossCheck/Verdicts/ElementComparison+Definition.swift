extension ElementComparison {
  /// Whether the ratio is that of the numbers beside it: what was read from a file may say anything.
  package var isConsistent: Bool {
    // A final state repeats its step bit for bit, which tells 0 from −0.
    if tensor.hasPrefix("final_"), basis == nil, bound == 0, ratio == .infinity { return true }
    return elementRatio(actual: actual, expected: expected, bound: bound) == ratio
  }

  /// Whether a maximum of errors counts it: it is finite and no final state that is compared bit for
  /// bit.
  package var hasError: Bool {
    actual.isFinite && expected.isFinite && !(tensor.hasPrefix("final_") && bound == 0)
  }
}
