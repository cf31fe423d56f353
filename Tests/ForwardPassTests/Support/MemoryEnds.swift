import ForwardPass
import Foundation
import RecurrentCells
import Tensors

/// Utterances from memory.
final class MemorySource<Scalar: CellScalar>: FeatureSource {
  let arrangement = Arrangement.table
  private var rest: ArraySlice<Utterance<Scalar>>

  init(_ utterances: [Utterance<Scalar>]) { rest = utterances[...] }

  func next() -> Utterance<Scalar>? { rest.popFirst() }
}

/// Outputs in memory.
final class MemorySink<Scalar: CellScalar>: OutputSink {
  let temporaryPaths: [String] = []
  private(set) var outputs: [(key: String, outputs: Tensor<Scalar>)] = []

  func write(_ key: String, _ outputs: Tensor<Scalar>) { self.outputs.append((key, outputs)) }
  func commit() {}
  func discard() {}
}

/// A folder that is removed with its last reference.
final class Folder {
  let path: String

  init() throws {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("forward-tests-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func callAsFunction(_ name: String) -> String { path + "/" + name }

  var names: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? []
  }
}
