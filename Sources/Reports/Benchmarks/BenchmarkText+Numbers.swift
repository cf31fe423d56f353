import Tensors

extension BenchmarkText {
  /// At most seven characters.
  static func microseconds(_ seconds: Double) -> String {
    let value = seconds * 1e6
    if value < 100 { return NumberText.rounded(value) }
    return value < 9_999_999 ? String(Int(value.rounded())) : NumberText.rounded(seconds) + "s"
  }

  /// At most six characters, between a thousandth and a million.
  static func factor(_ value: Double) -> String {
    if value < 0.001 { return "<0.001" }
    if value < 0.1 { return "\((value * 1000).rounded() / 1000)" }
    return value < 100 ? NumberText.rounded(value) : "\(Int(min(value, 99_999).rounded()))"
  }

  /// A name in at most seven characters.
  static func short(_ name: String) -> String {
    ["ONNX Runtime": "ONNX RT", "TensorFlow": "TF"][name] ?? String(name.prefix(7))
  }

  static func text(of sizes: Sizes) -> String {
    [sizes.inputSize, sizes.hiddenSize, sizes.steps, sizes.batch]
      .map { padded("\($0)", 5) }.joined()
  }

  static func giga(_ rate: Double) -> String { NumberText.rounded(rate / 1e9) }
  static func percent(_ share: Double) -> String {
    let percent = share * 100
    return (percent < 100 ? NumberText.rounded(percent) : "\(Int(min(percent, 1e8).rounded()))")
      + " %"
  }

  static func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
