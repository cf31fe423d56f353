// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]

// A layer is one row: a module, the modules that it may import, and the packages' products beside
// them. Nothing else may be imported: `ci/check-layers` compares this table with every import line.

let modules: [Target] = [
  // Tensors, their names and shapes.
  module("Tensors")
]

let tests: [Target] = [
  tests("Tensors", imports: ["Tensors"])
]

func module(
  _ name: String, imports: [Target.Dependency] = [], products: [Target.Dependency] = [],
  embedsPython: Bool = false
) -> Target {
  .target(
    name: name, dependencies: imports + products, swiftSettings: settings,
    plugins: embedsPython ? ["EmbedPython"] : [])
}

func tests(
  _ name: String, imports: [Target.Dependency], products: [Target.Dependency] = [],
  embedsPython: Bool = false
) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: imports + products, swiftSettings: settings,
    plugins: embedsPython ? ["EmbedPython"] : [])
}

let package = Package(
  name: "lockstep",
  products: [
    .library(name: "Tensors", targets: ["Tensors"])
  ],
  targets: modules + tests
)
