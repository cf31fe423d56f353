/// A library in this process's memory.
public struct LoadedLibrary: Sendable, Hashable {
  /// What it is, such as OpenBLAS.
  public let name: String
  public let path: String

  /// Whether it is the slow one: Netlib's own, which Debian's python3-numpy brings by itself.
  ///
  /// With libopenblas0-pthread installed, products are some thirty times faster.
  public var isSlow: Bool { name == "Netlib BLAS" }

  public init(name: String, path: String) {
    self.name = name
    self.path = path
  }
}

extension LoadedLibrary {
  /// The files mapped into this process; empty where the system does not list them.
  static func all() -> [String] {
    paths(inMaps: FileSystem.text("/proc/self/maps") ?? "")
  }

  /// The paths, each once, of text in the format of `/proc/self/maps`.
  package static func paths(inMaps text: String) -> [String] {
    var seen: Set<Substring> = []
    return text.split(separator: "\n").compactMap { line in
      // Address, permissions, offset, device and inode, then the path, which may hold spaces.
      let fields = line.split(separator: " ", maxSplits: 5)
      guard fields.count == 6 else { return nil }
      let path = fields[5].drop { $0 == " " }
      return path.first == "/" && seen.insert(path).inserted ? String(path) : nil
    }
  }

  /// The known implementations of BLAS among the paths.
  package static func linearAlgebra(in paths: [String]) -> [LoadedLibrary] {
    let kinds = [
      ("openblas", "OpenBLAS"), ("libmkl_rt", "MKL"), ("libmkl_core", "MKL"), ("libblis", "BLIS"),
      ("libatlas", "ATLAS"), ("libblas", "Netlib BLAS"),
    ]
    return paths.compactMap { path in
      let file = FilePaths.last(path).lowercased()
      // Debian's OpenBLAS installs a libblas.so.3 of its own, in a folder named after it.
      let folder = FilePaths.last(FilePaths.parent(path)).lowercased()
      guard file.contains(".so") || file.contains(".dylib") else { return nil }
      if file.hasPrefix("libblas."), let kind = kinds.first(where: { folder.contains($0.0) }) {
        return LoadedLibrary(name: kind.1, path: path)
      }
      return kinds.first { file.contains($0.0) }.map { LoadedLibrary(name: $0.1, path: path) }
    }
  }
}
