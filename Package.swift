// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
]

// A layer is one row: a module, the modules that it may import, and the packages' products beside
// them. Nothing else may be imported: `ci/check-layers` compares this table with every import line.

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let protobuf = Target.Dependency.product(name: "SwiftProtobuf", package: "swift-protobuf")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let realModule = Target.Dependency.product(name: "RealModule", package: "swift-numerics")

let modules: [Target] = [
  // Tensors, their names and shapes.
  module("Tensors"),

  // The native cells. Usable alone, without Python.
  .target(name: "_RecurrentKernels"),
  module("RecurrentCells", imports: ["Tensors", "_RecurrentKernels"], products: [realModule]),

  // File formats to and from named tensors.
  .systemLibrary(
    name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
  .systemLibrary(
    name: "CSnappy", pkgConfig: "snappy", providers: [.apt(["libsnappy-dev"]), .brew(["snappy"])]),
  module(
    "ModelFiles", imports: ["Tensors", "CZlib", "CSnappy"], products: [protobuf],
    excluding: ["TensorFlow/Protos"]),

  // From a model file's variables to layers, and back.
  module("Networks", imports: ["Tensors", "RecurrentCells", "ModelFiles"]),

  // Utterances in, outputs out: what nnet-forward does, without a terminal.
  module(
    "ForwardPass", imports: ["Tensors", "RecurrentCells", "ModelFiles", "Networks"],
    products: [realModule]),

  // What programs share: options, statuses, streams, signals. Knows no Python and no judge.
  module(
    "CommandSupport",
    imports: ["Tensors", "RecurrentCells", "ModelFiles", "Networks", "ForwardPass"],
    products: [argumentParser]),

  // The forward pass alone, as a program to be shipped: it links no Python and none of the harness.
  .executableTarget(
    name: "NNetForward", dependencies: ["CommandSupport", argumentParser],
    swiftSettings: settings),

  // The embedded interpreter. Knows no cell and no test.
  .systemLibrary(
    name: "CPython", pkgConfig: "python3-embed",
    providers: [.apt(["libpython3-dev", "pkg-config"]), .brew(["python3", "pkg-config"])]),
  .target(name: "_CPython", dependencies: ["CPython"]),
  module("PythonBridge", imports: ["_CPython"], embedsPython: true),

  // Other programs: started, asked, limited and ended.
  module("Processes", imports: ["Tensors"]),

  // The comparison. Pure: no files, clock, Python or cell.
  .target(name: "_RandomWords"),
  .target(name: "_ElementSurvey"),
  module("CrossCheck", imports: ["Tensors", "_RandomWords", "_ElementSurvey"]),

  // Cases and traces on disk.
  module("CaseFiles", imports: ["Tensors", "CrossCheck", "ModelFiles"]),

  // The only place where native and Python meet.
  module(
    "Subjects",
    imports: ["Tensors", "RecurrentCells", "Networks", "PythonBridge", "CrossCheck"],
    embedsPython: true),

  // Implementations in other processes as subjects.
  .target(name: "_PortInterface"),
  module(
    "ExternalSubjects",
    imports: [
      "_PortInterface", "Tensors", "ModelFiles", "Networks", "PythonBridge", "CrossCheck",
      "CaseFiles", "Processes", "Subjects",
    ]),

  // One file for each format, fed by one stream of events.
  module(
    "Reports", imports: ["Tensors", "CrossCheck"], products: [mustache],
    embedding: ["page", "gauge", "finding", "legend", "subject"].map {
      "HTML/Templates/\($0).mustache"
    }
      + ["HTML/Templates/page.css", "HTML/Templates/page.js"]),

  // The engine beside its peers, each in a process of its own, and what the machine can do at most.
  .target(name: "_MachineLimits", exclude: ["kernels.inc"]),
  module(
    "Benchmarks",
    imports: [
      "_MachineLimits", "Tensors", "RecurrentCells", "CrossCheck", "CaseFiles", "Processes",
      "Subjects", "ExternalSubjects", "Reports",
    ]),

  // The public face.
  module(
    "Lockstep",
    imports: [
      "Tensors", "RecurrentCells", "ModelFiles", "Networks", "PythonBridge", "CrossCheck",
      "CaseFiles", "Processes", "Subjects", "ExternalSubjects", "Reports", "Benchmarks",
    ]),
  module("LockstepTesting", imports: ["Lockstep"]),
  .executableTarget(
    name: "LockstepCLI",
    dependencies: ["Processes", "Lockstep", "ForwardPass", "CommandSupport", argumentParser],
    swiftSettings: settings),

  // Reference/**/*.py becomes a Swift table, so that a binary carries its Reference.
  // The link to Reference in its folder makes SwiftPM plan anew when a Python file comes or goes:
  // it watches the folders of targets, not what a plugin reads.
  .executableTarget(
    name: "embed-python", path: "Plugins/embed-python", exclude: ["Reference"],
    swiftSettings: settings),
  .plugin(name: "EmbedPython", capability: .buildTool(), dependencies: ["embed-python"]),
]

let tests: [Target] = [
  tests("Tensors", imports: ["Tensors"]),
  tests("RecurrentCells", imports: ["Tensors", "RecurrentCells"], products: [realModule]),
  tests("ModelFiles", imports: ["Tensors", "ModelFiles"], products: [protobuf]),
  tests("Networks", imports: ["Tensors", "RecurrentCells", "ModelFiles", "Networks"]),
  tests(
    "ForwardPass", imports: ["Tensors", "RecurrentCells", "ModelFiles", "Networks", "ForwardPass"]),
  tests("PythonBridge", imports: ["PythonBridge"], embedsPython: true),
  tests("Processes", imports: ["Processes"]),
  tests("CrossCheck", imports: ["Tensors", "CrossCheck"]),
  tests("CaseFiles", imports: ["Tensors", "CrossCheck", "ModelFiles", "CaseFiles"]),
  tests("Subjects", imports: ["Lockstep", "LockstepTesting"]),
  tests("Reports", imports: ["Tensors", "CrossCheck", "Reports"]),
  tests("LockstepCLI", imports: ["Lockstep"]),
]

func module(
  _ name: String, imports: [Target.Dependency] = [], products: [Target.Dependency] = [],
  excluding: [String] = [], embedding: [String] = [], embedsPython: Bool = false
) -> Target {
  .target(
    name: name, dependencies: imports + products, exclude: excluding,
    resources: embedding.map { .embedInCode($0) }, swiftSettings: settings,
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
    .library(name: "Lockstep", targets: ["Lockstep"]),
    .library(name: "LockstepTesting", targets: ["LockstepTesting"]),
    .library(name: "RecurrentCells", targets: ["RecurrentCells", "Tensors"]),
    .executable(name: "lockstep", targets: ["LockstepCLI"]),
    .executable(name: "nnet-forward", targets: ["NNetForward"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
    .package(url: "https://github.com/apple/swift-protobuf", from: "1.39.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: modules + tests
)
