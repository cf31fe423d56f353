// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]

// A layer is one row: a module, the modules that it may import, and the packages' products beside
// them. Nothing else may be imported: `ci/check-layers` compares this table with every import line.

let realModule = Target.Dependency.product(name: "RealModule", package: "swift-numerics")

let modules: [Target] = [
  // Tensors, their names and shapes.
  module("Tensors"),

  // The native cells. Usable alone, without Python.
  module("RecurrentCells", imports: ["Tensors"], products: [realModule]),

  // The comparison. Pure: no files, clock, Python or cell.
  module("CrossCheck", imports: ["Tensors"]),
]

let tests: [Target] = [
  tests("Tensors", imports: ["Tensors"]),
  tests("RecurrentCells", imports: ["Tensors", "RecurrentCells"], products: [realModule]),
  tests("CrossCheck", imports: ["Tensors", "CrossCheck"]),
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
    .library(name: "RecurrentCells", targets: ["RecurrentCells", "Tensors"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1")
  ],
  targets: modules + tests
)
