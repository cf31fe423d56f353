import Tensors

/// How far long work is, in one line.
public enum ProgressText {
  /// How long a rate is measured before it is told, in seconds: the first pieces say little.
  private static let patience = 1.0

  /// `12,000 of 100,000 cases, 1,500/s, 0:59 left`.
  ///
  /// - Parameter pace: how many were done in how many seconds, as far as that says how fast the rest
  ///   will be.
  public static func line(
    done: Int, of total: Int, _ noun: String, pace: (done: Int, seconds: Double)
  ) -> String {
    var text = "\(NumberText.grouped(done)) of \(NumberText.count(total, noun))"
    guard pace.seconds >= patience, pace.done > 0 else { return text }
    let rate = Double(pace.done) / pace.seconds
    // Of slow work the whole number would be 0 or 1.
    let number =
      rate >= 10 ? NumberText.grouped(Int(rate)) : NumberText.rounded(rate, digits: 2)
    text += ", \(number)/s"
    if done < total { text += ", \(clock(Double(total - done) / rate)) left" }
    return text
  }

  /// `1:05`, `2:00:07`; rounded up, so that what is not done takes a second.
  public static func clock(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds < 1e9 else { return "long" }
    let whole = Int(seconds.rounded(.up))
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let (hours, minutes) = (whole / 3600, whole / 60 % 60)
    return (hours > 0 ? "\(hours):\(two(minutes))" : "\(minutes)") + ":\(two(whole % 60))"
  }
}
