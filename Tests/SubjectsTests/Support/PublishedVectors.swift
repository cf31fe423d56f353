import Foundation
import Lockstep

/// TensorFlow's published BasicLSTMCell vectors, which are not part of this repository.
///
/// They are read from `../shared/cases` beside the checkout, or from `LOCKSTEP_CASES`.
enum PublishedVectors {
  struct State: Decodable {
    let c: [[Double]]
    let h: [[Double]]
  }

  struct Expectation: Decodable {
    let output: [[Double]]
    let state0: State
    let state1: State?
  }

  struct Vector: Decodable {
    let id: String
    let units: Int
    let inputSize: Int
    let kernelConstant: Double
    let biasConstant: Double
    let forgetBias: Double
    let inputs: [[Double]]
    let state0: State
    let state1: State?
    let expected: Expectation
    let relativeTolerance: Double

    enum CodingKeys: String, CodingKey {
      case id, state0, state1
      case units = "num_units"
      case inputSize = "input"
      case kernelConstant = "kernel_const"
      case biasConstant = "bias_const"
      case forgetBias = "forget_bias"
      case inputs = "x"
      case expected = "expect"
      case relativeTolerance = "rtol"
    }
  }

  private static let file: URL = {
    let checkout = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..")
    let cases =
      ProcessInfo.processInfo.environment["LOCKSTEP_CASES"].map { URL(filePath: $0) }
      ?? checkout.appending(path: "../shared/cases")
    return cases.appending(path: "upstream/tf_known_answers/tf_rnn_cell_tests.json")
      .standardizedFileURL
  }()

  static var areThere: Bool { FileManager.default.fileExists(atPath: file.path) }

  /// The vectors of this cell: others of the file have peepholes, coupled gates or another cell.
  static func vectors() throws -> [Vector] {
    let names = [
      "BasicLSTMCell_multi2_state_tuple", "LSTMBlockCell_multi2",
      "LayerNormBasicLSTMCell_without_norm_3to2",
    ]
    let objects = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [Any] ?? []
    return try objects.compactMap { object in
      guard let fields = object as? [String: Any], let id = fields["id"] as? String,
        names.contains(id)
      else { return nil }
      let data = try JSONSerialization.data(withJSONObject: fields)
      return try JSONDecoder().decode(Vector.self, from: data)
    }
  }
}
