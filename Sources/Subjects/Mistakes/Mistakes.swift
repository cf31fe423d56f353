public import CrossCheck
import PythonBridge
public import Tensors

/// The Reference's catalogue of known ways to port a cell wrongly.
public struct Mistakes: Sendable {
  private let reference: NumPyReference

  public init(_ reference: NumPyReference) {
    self.reference = reference
  }

  /// The names of the mistakes that can be made in a cell.
  ///
  /// - Throws: `PythonError` if the Reference fails.
  public func names(for signature: Signature) throws -> [String] {
    try reference.interpreter.withGIL { gil in
      try reference.entry("mistakes", gil).call([signature.cell], gil).value(gil)
    }
  }

  /// Whether a mistake, or each of `a+b`, is known and can be made in a cell.
  ///
  /// - Throws: `PythonError` if the Reference fails.
  public func contains(_ name: String, for signature: Signature) throws -> Bool {
    let known = try names(for: signature)
    return name.split(separator: "+", omittingEmptySubsequences: false).allSatisfy {
      known.contains(String($0))
    }
  }

  /// Which mistakes, and which of them together, come into question in ports of some cells.
  ///
  /// - Throws: `PythonError` if the Reference fails.
  public func suspicion(of cells: [Signature]) throws -> Suspicion {
    try reference.interpreter.withGIL { gil in
      let names = Array(Set(cells.map(\.cell))).sorted()
      return Suspicion(
        stages: try reference.entry("suspects", gil).call([names], gil).value(gil))
    }
  }

  /// What was done wrong, in a sentence without a full stop; `a+b` is two mistakes at once.
  ///
  /// - Throws: `PythonError` if there is no mistake of that name.
  public func sentence(_ name: String) throws -> String {
    try reference.interpreter.withGIL { gil in
      try reference.entry("mistake_sentence", gil).call([name], gil).value(gil)
    }
  }

  /// Where people made a mistake, or what invites it; `a+b` is two mistakes at once.
  ///
  /// - Throws: `PythonError` if there is no mistake of that name.
  public func sources(of name: String) throws -> [String] {
    try reference.interpreter.withGIL { gil in
      try reference.entry("mistake_sources", gil).call([name], gil).value(gil)
    }
  }
}
