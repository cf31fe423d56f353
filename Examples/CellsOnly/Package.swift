// swift-tools-version: 6.2
import PackageDescription

// The native cells alone: this builds and runs where no Python is installed.

let package = Package(
  name: "CellsOnly",
  dependencies: [.package(name: "lockstep", path: "../..")],
  targets: [
    .executableTarget(
      name: "CellsOnly", dependencies: [.product(name: "RecurrentCells", package: "lockstep")])
  ]
)
