import CaseFiles
import CrossCheck
import Foundation
import ModelFiles
import Tensors

/// T, B, I, H and P pairwise distinct.
func someSizes(_ signature: Signature) -> Sizes {
  Sizes(
    steps: 3, batch: 2, inputSize: 5, hiddenSize: 4,
    projectionSize: signature.symbols.contains(.P) ? 7 : nil)
}

/// A case whose tensors hold distinct values, what is hard to store among them.
func someCase<Scalar: TensorScalar>(
  _ signature: Signature = .lstm, options: [String: Double] = [:],
  provenance: Provenance = .generated(seed: .max, index: 37, profile: .probe),
  as type: Scalar.Type = Scalar.self
) throws -> Case<Scalar> {
  let sizes = someSizes(signature)
  var tensors = NamedTensors<Scalar>()
  for (position, specification) in signature.caseTensors.enumerated() {
    let dimensions = specification.dimensions(for: sizes)
    let count = dimensions.reduce(1, *)
    var scalars = (0..<count).map { Scalar($0 + 1) / 64 + Scalar(position + 1) / 3 }
    if specification.name == "inputs" {
      let hard: [Scalar] = [
        .nan, -.infinity, -0.0, .leastNonzeroMagnitude, .greatestFiniteMagnitude,
      ]
      scalars.replaceSubrange(0..<hard.count, with: hard)
    }
    tensors[specification.name] = try Tensor(dimensions, scalars)
  }
  return try Case(
    signature, sizes: sizes, options: options, tensors: tensors, provenance: provenance)
}

let someFinding = RecordedFinding(
  subject: "mistake:x", verdict: .diverges, tensor: "c", explanation: "At \"step\" 12:\n\t√2 \u{1}")

/// An empty folder of a test's own, gone with the test.
final class Scratch {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "lockstep-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  subscript(name: String) -> String { path + "/" + name }

  func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }

  func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: self[name])))
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: self[name]))
  }
}
