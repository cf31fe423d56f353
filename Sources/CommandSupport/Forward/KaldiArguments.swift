/// Kaldi's way of writing options, in the parser's.
package enum KaldiArguments {
  private static let flags = ["--no-softmax", "--apply-log"]

  /// The same arguments as the parser takes them.
  ///
  /// An option's name gets dashes for its underscores and small letters; `--no-softmax=true` becomes
  /// `--no-softmax`, `--no-softmax=false` nothing, and of several the last one counts.
  /// `--print-args` is left out: nothing is printed either way.
  package static func normalized(_ arguments: [String]) -> [String] {
    var result: [String] = []
    for (index, argument) in arguments.enumerated() {
      guard argument.hasPrefix("--"), argument.count > 2 else {
        if argument == "--" { return result + arguments[index...] }
        result.append(argument)
        continue
      }
      let name = argument.prefix { $0 != "=" }
      let value = argument.dropFirst(name.count)
      let known = name.lowercased().replacing("_", with: "-")
      switch (known, value) {
      case ("--print-args", _): break
      case (_, "=true"), (_, "=t"), (_, "=1"), (_, "="):
        result.append(flags.contains(known) ? known : known + value)
      case (_, "=false"), (_, "=f"), (_, "=0"):
        if flags.contains(known) {
          result.removeAll { $0 == known }
        } else {
          result.append(known + value)
        }
      default: result.append(known + value)
      }
    }
    return result
  }
}
