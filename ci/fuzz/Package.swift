// swift-tools-version: 6.2
import PackageDescription

// The readers of model files under libFuzzer: `ci/fuzz-readers` builds and runs this. A package of
// its own, so that no other build sees it. `Sources` has links to the modules of the root: were that
// a dependency, its build tools would be instrumented too, and Python would be needed.

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]

let package = Package(
  name: "fuzz",
  dependencies: [
    .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0")
  ],
  targets: [
    .target(name: "Tensors", swiftSettings: settings),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib"),
    .systemLibrary(name: "CSnappy", pkgConfig: "snappy"),
    .target(
      name: "ModelFiles",
      dependencies: [
        "Tensors", "CZlib", "CSnappy", .product(name: "SwiftProtobuf", package: "swift-protobuf"),
      ], swiftSettings: settings),
    .target(name: "_RandomWords"),
    .target(name: "_ElementSurvey"),
    .target(
      name: "CrossCheck", dependencies: ["Tensors", "_RandomWords", "_ElementSurvey"],
      swiftSettings: settings),
    .target(
      name: "CaseFiles", dependencies: ["Tensors", "CrossCheck", "ModelFiles"],
      swiftSettings: settings),
    .systemLibrary(name: "CFuzzer"),
    .executableTarget(
      name: "fuzz-readers",
      dependencies: ["CFuzzer", "Tensors", "ModelFiles", "CrossCheck", "CaseFiles"],
      swiftSettings: settings),
  ]
)
