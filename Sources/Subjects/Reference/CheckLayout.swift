import PythonBridge
import Tensors

/// One check that a trace allows, as the Reference lays it out.
struct CheckLayout {
  let tensor: String
  let basis: String?
  let isFinalState: Bool
  let hasStatisticalBound: Bool

  /// The checks of a trace that holds the tensors `names` and only the last value of `final`.
  static func checks(
    _ reference: NumPyReference, _ signature: Signature, names: [String], final: [String],
    _ gil: GIL
  ) throws -> [CheckLayout] {
    let rows = try reference.entry("layout", gil).call([signature.cell, names, final], gil)
    return try rows.elements(gil).map { row in
      let basis: String = try row.item(1, gil).value(gil)
      return CheckLayout(
        tensor: try row.item(0, gil).value(gil), basis: basis.isEmpty ? nil : basis,
        isFinalState: try row.item(2, gil).value(gil),
        hasStatisticalBound: try row.item(3, gil).value(gil))
    }
  }
}
