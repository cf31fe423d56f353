/// Every format; the first that recognises a path opens or refuses it.
public enum ModelFormats {
  package static let readable: [any ModelFormat.Type] = [
    TensorFlowV2.self,
    TensorFlowV1.self,
    NPZFormat.self,
    NPYFormat.self,
    SafetensorsFormat.self,
    KaldiNnet1.self,
  ]

  package static let refused: [any RefusedFormat.Type] = [
    ObjectBasedCheckpoint.self,
    TorchArchive.self,
    TorchScriptArchive.self,
    TorchLegacy.self,
    KerasArchive.self,
    HDF5.self,
    TensorFlowLite.self,
    SavedModel.self,
    MetaGraph.self,
    ONNX.self,
    FrozenGraph.self,
    Pickle.self,
  ]

  /// Opens a model of any readable format.
  ///
  /// - Parameter path: a file, a folder with a checkpoint, or the prefix of a checkpoint.
  /// - Throws: `ModelFileError` if there is nothing, or nothing that can be read.
  public static func open(_ path: String) throws -> any ModelFile {
    try open(Candidate(path: path))
  }

  package static func open(_ candidate: Candidate) throws -> any ModelFile {
    if let format = readable.first(where: { $0.recognises(candidate) }) {
      return try format.open(candidate)
    }
    if let format = refused.first(where: { $0.recognises(candidate) }) {
      throw format.refusal(of: candidate)
    }
    throw candidate.unknown
  }
}
