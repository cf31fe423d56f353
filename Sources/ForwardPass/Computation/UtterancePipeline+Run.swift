import RecurrentCells
import Tensors

extension UtterancePipeline {
  /// Computes every utterance of a source and writes its outputs; the caller commits them.
  ///
  /// - Parameters:
  ///   - warn: see `outputs(of:warn:)`.
  ///   - progress: is called after every utterance.
  /// - Throws: `ForwardError`, or what a network throws; what was written until then is for the caller
  ///   to discard.
  public func run(
    _ source: some FeatureSource<Scalar>, into sink: some OutputSink<Scalar>,
    warn: (String) -> Void = { _ in }, progress: (ForwardCounts) -> Void = { _ in }
  ) throws -> ForwardCounts {
    var counts = ForwardCounts()
    while let utterance = try source.next() {
      try sink.write(utterance.key, outputs(of: utterance, warn: warn))
      counts.utterances += 1
      counts.frames += utterance.features.shape.dimensions[0]
      progress(counts)
    }
    return counts
  }
}
