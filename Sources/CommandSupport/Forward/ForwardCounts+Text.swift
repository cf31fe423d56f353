import ForwardPass
import Tensors

extension ForwardCounts {
  /// `3 utterances, 1,500 frames in 0.12 s, 12,500 frames/s`.
  ///
  /// - Parameter isFinished: whether to say how long it took.
  func text(seconds: Double, isFinished: Bool = true) -> String {
    let noun = utterances == 1 ? "utterance" : "utterances"
    let rate = Int((Double(frames) / max(seconds, 1e-9)).rounded())
    let duration = isFinished ? " in \((seconds * 1000).rounded() / 1000) s" : ""
    return "\(utterances.grouped) \(noun), \(frames.grouped) frames\(duration), "
      + "\(rate.grouped) frames/s"
  }
}
