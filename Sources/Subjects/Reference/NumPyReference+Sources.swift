extension NumPyReference {
  /// The Reference's sources, as another interpreter needs them: each file's path and text.
  public static var sources: [(path: String, text: String)] {
    EmbeddedPython.sources.map { (path: $0.path, text: $0.source) }
  }
}
