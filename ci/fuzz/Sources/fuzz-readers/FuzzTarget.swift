import Foundation
import ModelFiles
import Tensors

/// One row of `ModelFormats.readable` under test, a table of Kaldi's, or case files.
enum FuzzTarget {
  case format(any ModelFormat.Type)
  case table(KaldiTableTarget)
  case caseFile

  /// Formats of two files: the input is as `TwoParts` has it.
  private static let withShards: Set<String> = ["TensorFlowV2"]

  /// With LOCKSTEP_FUZZ_LOADED set, the first variable that is loaded ends the process: so
  /// `ci/fuzz-readers` knows that the seeds reach that far.
  static let stopsWhenLoaded =
    ProcessInfo.processInfo.environment["LOCKSTEP_FUZZ_LOADED"] != nil

  static var names: [String] {
    ModelFormats.readable.map { "\($0)" } + KaldiTableTarget.allCases.map(\.rawValue)
      + [CaseFileTarget.name]
  }

  init(name: String) {
    if let table = KaldiTableTarget(rawValue: name) {
      self = .table(table)
    } else if name == CaseFileTarget.name {
      self = .caseFile
    } else if let format = ModelFormats.readable.first(where: { "\($0)" == name }) {
      self = .format(format)
    } else {
      fatalError("LOCKSTEP_FUZZ_FORMAT is \"\(name)\"; there are: \(Self.names)")
    }
  }

  /// Reads the input, and writes what was read.
  ///
  /// A `ModelFileError` is a result; any other error, and a difference, ends the process.
  func test(_ input: [UInt8]) {
    do {
      switch self {
      case .format(let format): try test(input, as: format)
      case .table(let table): try table.test(input)
      case .caseFile: try CaseFileTarget.test(input)
      }
    } catch is ModelFileError {
    } catch {
      fatalError("\(self) threw \(error)")
    }
  }

  /// Recognises, opens, lists and loads the input, and writes what was loaded.
  private func test(_ input: [UInt8], as format: any ModelFormat.Type) throws {
    let candidate = try Self.withShards.contains("\(format)") ? shards(input) : file(input)
    for refused in ModelFormats.refused where refused.recognises(candidate) {
      _ = refused.refusal(of: candidate).description
    }
    guard format.recognises(candidate) else { return }
    try use(format.open(candidate))
  }

  private func file(_ input: [UInt8]) throws -> Candidate {
    try Candidate(path: "model", holding: input)
  }

  private func shards(_ input: [UInt8]) throws -> Candidate {
    let prefix = Scratch.path + "/model.ckpt"
    let parts = TwoParts(input)
    Scratch.write(parts.index, to: prefix + ".index")
    Scratch.write(parts.shard, to: prefix + ".data-00000-of-00001")
    return try Candidate(path: prefix)
  }

  private func use(_ file: any ModelFile) throws {
    precondition(Set(file.variables.map(\.name)).count == file.variables.count)
    var loaded: [Variable: [UInt8]] = [:]
    for variable in file.variables {
      _ = variable.byteCount
      guard variable.type.isLoadable else { continue }
      do {
        let bytes = try file.withBytes(of: variable) { Array($0) }
        precondition(bytes.count == variable.byteCount)
        let tensor = try file.tensor(variable.name, as: Double.self)
        precondition(tensor.shape.dimensions == variable.shape)
        loaded[variable] = bytes
      } catch is ModelFileError {}
    }
    _ = try (file as? NPZArchive)?.entry(named: "lockstep.json")
    if !loaded.isEmpty, Self.stopsWhenLoaded { fatalError("loaded \(loaded.count) variables") }
    if !loaded.isEmpty { try RoundTrip.check(loaded) }
    if let network = file as? Nnet1File { try KaldiRoundTrip.check(network) }
  }
}
