import Foundation
import Testing

/// Libraries for `--subject library:PATH`; needs a compiler.
enum SharedLibrary {
  /// The checkout's folder.
  static let root = URL(fileURLWithPath: #filePath).pathComponents.dropLast(4)
    .joined(separator: "/").dropFirst()

  /// Compiles a source in C++ that includes `lockstep.h`.
  static func compile(_ source: String, to path: String) throws {
    let result = try Tool.run(
      [],
      shell: """
        set -e
        compiler=$(dirname "$(readlink -f "$(command -v swift)")")/clang++
        [[ -x $compiler ]] || compiler=clang++
        "$compiler" -std=c++17 -O1 -shared -fPIC -I '\(root)/Sources/_PortInterface/include' \
          '\(source)' -o '\(path)'
        """)
    try #require(result.status == 0, "\(source) is not compiled: \(result.errors)")
  }
}
