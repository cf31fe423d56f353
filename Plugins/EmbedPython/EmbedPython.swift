import Foundation
import PackagePlugin

/// Embeds a Python package into the target that needs it, as a Swift table of its sources.
@main
struct EmbedPython: BuildToolPlugin {
  /// Which package each target carries, as a folder of the Swift package.
  static let packages = [
    "PythonBridge": "Reference/embedding/lockstep_embedding",
    "PythonBridgeTests": "Reference/embedding/awkward_sources",
    "Subjects": "Reference/lockstep_reference",
  ]

  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let path = Self.packages[target.name] else {
      Diagnostics.error("EmbedPython.packages names no Python package for \(target.name)")
      return []
    }
    let package = context.package.directoryURL.appending(path: path)
    let files = sources(in: package)
    guard !files.isEmpty else {
      Diagnostics.error("there is no Python file in \(path), which \(target.name) is to carry")
      return []
    }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedPython.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(path)",
        executable: try context.tool(named: "embed-python").url,
        // Naming the files makes another command of it when one comes or goes.
        arguments: ([output, package.deletingLastPathComponent()] + files).map {
          $0.path(percentEncoded: false)
        },
        inputFiles: files,
        outputFiles: [output])
    ]
  }

  /// The package's Python files, however deep.
  private func sources(in folder: URL) -> [URL] {
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (files?.compactMap { $0 as? URL } ?? [])
      .filter { $0.pathExtension == "py" && !$0.pathComponents.contains("__pycache__") }
      .sorted { $0.path < $1.path }
  }
}
