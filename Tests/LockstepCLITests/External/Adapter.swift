import Foundation
import Testing

/// A way to judge an implementation, and what is known of it: what the conformance suite runs.
struct Adapter: Sendable, CustomTestStringConvertible {
  enum Answer: Sendable {
    case agrees
    /// It is said to diverge, by the name of a mistake.
    case diverges(String)
    /// No case is drawn, or none is answered; with a reason.
    case refuses(status: Int32, String)
  }

  let subject: String

  /// How many cases are judged at once; fewer where each launches a program.
  var cases = 40

  /// Whether outputs alone are answered, so that an empty sequence is inconclusive.
  var answersOutputsAlone = false

  /// What becomes of cases with NaN and infinities, in float64, and of the cell rnn.
  var nonfinite = Answer.agrees
  var double = Answer.agrees
  var otherCell = Answer.refuses(status: 2, "")

  var testDescription: String { subject.split(separator: "/").last.map(String.init) ?? subject }

  /// Those that need nothing but this package, a C++ compiler and the linked Python.
  static let programs: [Adapter] = {
    let port = "\(Port.python) port.py"
    let unable = Answer.refuses(status: 1, "KeyError")
    return [
      Adapter(subject: "native", otherCell: .agrees),
      Adapter(
        subject: "engine", double: .refuses(status: 2, "the engine computes in float32"),
        otherCell: .refuses(status: 2, "the engine computes the cells")),
      Adapter(subject: "python:port:run", otherCell: unable),
      Adapter(subject: "worker:\(port) worker", otherCell: unable),
      Adapter(subject: "command:\(port) {case} {trace}", cases: 4, otherCell: unable),
      Adapter(
        subject: "library:./libport.so", double: .refuses(status: 1, "float32"),
        otherCell: .refuses(status: 1, "this port is an LSTM")),
      Adapter(
        subject: "kaldi:\(Tool.path(of: "nnet-forward")) {model} ark:{input} ark:{output}",
        cases: 8, answersOutputsAlone: true,
        nonfinite: .refuses(status: 1, "in its features there is"),
        otherCell: .refuses(status: 2, "cannot be the cell rnn")),
    ]
  }()

  static let frameworks: [Adapter] =
    ["pytorch", "pytorch_cell", "tensorflow", "keras", "jax"].map {
      Adapter(subject: $0, cases: 24, otherCell: .refuses(status: 2, "computes the cell lstm"))
    } + [
      Adapter(
        subject: "onnxruntime", cases: 24, nonfinite: .diverges("nan_activations_clamped"),
        double: .refuses(status: 2, "computes an LSTM in float32, not in float64"),
        otherCell: .refuses(status: 2, "computes the cell lstm"))
    ]

  /// The C++ port of the examples as a shared library, compiled once.
  private static let library = Result<Data, any Error> {
    let folder = try TemporaryFolder()
    try SharedLibrary.compile(
      SharedLibrary.root + "/Examples/CppPort/library.cpp", to: folder.path("libport.so"))
    return try Data(contentsOf: folder.url.appendingPathComponent("libport.so"))
  }

  func fuzz(_ arguments: [String], in folder: TemporaryFolder) throws -> Tool.Result {
    if subject.hasPrefix("library:") {
      try Self.library.get().write(to: folder.url.appendingPathComponent("libport.so"))
    }
    try folder.write(Port.source, "port.py")
    let frameworks = ProcessInfo.processInfo.environment["LOCKSTEP_FRAMEWORKS"] ?? ""
    return try Tool.run(
      [
        "fuzz", "--subject", subject, "--cases", "\(cases)", "--findings", "-", "--jobs", "1",
      ] + arguments,
      shell: "cd '\(folder.url.path)' && \"$@\"", environment: ["LOCKSTEP_FRAMEWORKS": frameworks])
  }
}
