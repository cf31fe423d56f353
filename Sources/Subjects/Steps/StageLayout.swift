import CrossCheck
import PythonBridge
import Tensors

/// One stage of a step, as the Reference lays it out.
struct StageLayout {
  let stage: Stage

  /// The tensor that shows it, if a trace holds it, and which of its blocks of columns it is.
  let tensor: String?
  let block: Int

  /// The width of a row.
  let units: Int

  /// The stages of a trace that holds the tensors `names`.
  static func stages(
    _ reference: NumPyReference, _ signature: Signature, _ sizes: Sizes, names: [String],
    _ gil: GIL
  ) throws -> [StageLayout] {
    let rows = try reference.entry("stages", gil).call([signature.cell, names], gil)
    return try rows.elements(gil).map { row in
      func text(_ index: Int) throws -> String? {
        let text: String = try row.item(index, gil).value(gil)
        return text.isEmpty ? nil : text
      }
      let (name, symbol) = (try text(0) ?? "", try text(5) ?? "")
      guard let quantity = StageQuantity(rawValue: name), let size = SizeSymbol(rawValue: symbol)
      else { throw UnknownStage(name: name, size: symbol) }
      return StageLayout(
        stage: Stage(quantity, gate: try text(1), basis: try text(2)), tensor: try text(3),
        block: try row.item(4, gil).value(gil), units: sizes[size])
    }
  }
}

/// The Reference names a stage that is not known here: the two do not belong together.
struct UnknownStage: Error, CustomStringConvertible {
  let name: String
  let size: String

  var description: String {
    "the Reference names a stage that this program does not know, \(name) [\(size)]; unset "
      + "\(NumPyReference.sourcesVariable) if it is set"
  }
}
