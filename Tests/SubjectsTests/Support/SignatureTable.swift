import Foundation
import Lockstep

/// The signatures of all cells in one comparable form.
struct SignatureTable: Codable, Equatable {
  var cells: [String: Cell]

  struct Cell: Codable, Equatable {
    var parameters: [String: [String]]
    var states: [String]
    var gates: [[String]]
    var options: [String: Double]
    var widths: [String: String]
    var has_pre_activations: Bool
    var is_elementwise: Bool
  }

  static func ofSwift() -> SignatureTable {
    let cells = Signature.all.map { signature in
      let parameters = signature.parameters.map { ($0.name, $0.extents.map(\.description)) }
      return (
        signature.cell,
        Cell(
          parameters: Dictionary(uniqueKeysWithValues: parameters), states: signature.states,
          gates: signature.gates.map { [$0.name, $0.activation] }, options: signature.options,
          widths: signature.widths.mapValues(\.rawValue),
          has_pre_activations: signature.hasPreactivations,
          is_elementwise: signature.isElementwise)
      )
    }
    return SignatureTable(cells: Dictionary(uniqueKeysWithValues: cells))
  }

  static func ofReference() throws -> SignatureTable {
    let text: String = try reference().interpreter.withGIL { gil in
      try gil.module("lockstep_reference.embedding").attribute("signatures", gil).call(
        [PythonObject](), gil
      )
      .value(gil)
    }
    return SignatureTable(
      cells: try JSONDecoder().decode([String: Cell].self, from: Data(text.utf8)))
  }
}
