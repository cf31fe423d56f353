// swift-tools-version: 6.2
import PackageDescription

// A cell of your own, and its check. Outside this repository, depend on Lockstep by its address.

let package = Package(
  name: "OwnCell",
  products: [.library(name: "OwnCell", targets: ["OwnCell"])],
  dependencies: [.package(name: "lockstep", path: "../..")],
  targets: [
    .target(name: "OwnCell"),
    .testTarget(
      name: "OwnCellTests",
      dependencies: ["OwnCell", .product(name: "LockstepTesting", package: "lockstep")],
      resources: [.copy("Models")]),
  ]
)
