public import Tensors

extension Comparison {
  /// What the numbers say about the cause, in a sentence or two; empty if the case agrees.
  public func explanation(for sizes: Sizes) -> String {
    switch verdict {
    case .agrees, .failed: ""
    case .inconclusive:
      elements == 0
        ? "The sequence is empty and the trace holds no final state: nothing was compared."
        : "The bound proves nothing about any of the \(elements) elements."
    case .diverges:
      origin.map { element in
        sizes.steps == 0
          ? "The final state of an empty sequence is not its initial state, bit for bit."
          : "\(element.difference) \(place(of: element))\(order)\(extent)"
            + (shape.map { " \($0.sentence)" } ?? "")
      } ?? ""
    }
  }

  /// How the worst element of the first wrong tensor differs, which says neither where nor by how much; nil unless the
  /// case diverges.
  func cause(for sizes: Sizes) -> String? {
    guard verdict == .diverges else { return nil }
    return sizes.steps == 0 ? explanation(for: sizes) : origin?.difference
  }

  private func place(of element: ElementComparison) -> String {
    element.step == 0
      ? "The first step is wrong already."
      : "No step before step \(element.step) diverges."
  }

  /// What is further off than the first wrong tensor, if it is another: a consequence, most likely.
  private var order: String {
    guard let first, let origin, first.tensor != origin.tensor else { return "" }
    return " In that step \(first.tensor), which is computed after it, is further beyond its bound."
  }

  private var extent: String {
    if elements == 1 { return "" }
    return divergent == 1
      ? " It is the only one of \(elements) elements beyond its bound."
      : " Of \(elements) elements \(divergent) are beyond their bounds."
  }
}

extension ElementComparison {
  /// How the two values differ, as a sentence.
  fileprivate var difference: String {
    if tensor.hasPrefix("final_") && bound == 0 {
      return "The final state is not the state after the last step, bit for bit."
    }
    if expected.isNaN { return "A NaN was swallowed: \(tensor) must be NaN here." }
    if expected.isInfinite {
      return actual == -expected
        ? "An infinity has the wrong sign."
        : actual.isNaN
          ? "The subject returned NaN where every correct port has an infinity."
          : "An infinity was lost."
    }
    if actual.isNaN { return "The subject returned NaN where every correct port has a number." }
    if actual.isInfinite {
      return "The subject returned an infinity where every correct port has a number."
    }
    if let basis {
      return "\(tensor) does not follow from the subject's own \(basis) of the same step."
    }
    return "\(tensor) differs by more than rounding can explain."
  }
}
