/// A command line as Kaldi's programs have it: `./nnet-forward {model} ark,t:{input} ark,t:{output}`.
///
/// `ark,t:{input}` asks for text, `ark:{input}` for Kaldi's binary numbers; `{model,t}` is a model in
/// text, `{model}` a binary one. What is written to `{output}` may be either.
public struct KaldiCommand: Hashable, Sendable {
  /// As it was typed.
  public let text: String

  let template: CommandTemplate
  let hasTextModel: Bool
  let hasTextInput: Bool

  /// - Throws: `MalformedCommand`.
  public init(_ text: String) throws(MalformedCommand) {
    self.text = text
    hasTextModel = text.contains("{model,t}")
    template = try CommandTemplate(
      text.replacing("{model,t}", with: "{model}"), places: ["model", "input", "output"])
    hasTextInput = try Self.options(of: "input", in: template).contains("t")
    _ = try Self.options(of: "output", in: template)
  }

  /// The options of an archive's specifier, such as `t` of `--feats=ark,t:{input}`.
  private static func options(
    of place: String, in template: CommandTemplate
  ) throws(MalformedCommand) -> [Substring] {
    for prefix in template.prefixes(of: place) {
      guard prefix.hasSuffix(":") else { continue }
      let words = prefix.dropLast().split(separator: "=").last?.split(separator: ",") ?? []
      guard words.contains("ark"), !words.contains("scp") else {
        throw .noArchive(place: place, specifier: prefix)
      }
      return words
    }
    return []
  }
}
