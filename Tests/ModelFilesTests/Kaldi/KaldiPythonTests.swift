import Foundation
import ModelFiles
import Testing

private let interpreter = ProcessInfo.processInfo.environment["LOCKSTEP_KALDI_PYTHON"]

private let missing: Comment =
  "LOCKSTEP_KALDI_PYTHON names no Python with Kaldi's readers; ci/test kaldi installs them"

/// What is written, as Kaldi's own code and kaldiio read it.
@Suite struct KaldiPythonTests {
  /// Numbers of every length, to be laid out in a matrix of that many columns.
  static func entries(_ kind: String, isText: Bool) -> [KaldiEntry] {
    var generator = SeededGenerator(seed: 5)
    // Kaldi does not read the minus of what it prints as -inf and -nan; and kaldiio takes text for
    // integers if the first number has no point.
    let awkward =
      isText
      ? [0.75] + KaldiWriterTests.awkward.filter { $0.isFinite && Float($0).isFinite }
      : KaldiWriterTests.awkward
    return [(7, 3), (1, 5), (awkward.count, 1), (1, 1), (0, 0)].map { rows, columns in
      let count = rows * columns
      let numbers =
        columns == 1 && rows > 1
        ? awkward
        : (0..<count).map { _ in
          Double(Float(bitPattern: UInt32.random(in: 0x2000_0000...0x5000_0000, using: &generator)))
        }
      let values: KaldiValues =
        switch kind.first {
        case "f": .float32(numbers.map { Float($0) })
        case "d": .float64(numbers.map { $0 * (isText ? 1 : 1.000_000_000_1) })
        default: .int32((0..<max(count, 1)).map { Int32($0 * $0) - 50 })
        }
      let shape = kind.hasSuffix("m") ? [rows, columns] : [values.count]
      return KaldiEntry(key: "\(kind)_\(rows)x\(columns)", shape: shape, values: values)
    }
  }

  @Test(.enabled(if: interpreter != nil, missing))
  func readersAgree() throws {
    let scratch = try Scratch()
    for kind in ["fm", "dm", "fv", "dv", "iv"] {
      for mode in ["binary", "text"] {
        let name = "\(kind)_\(mode)"
        let entries = Self.entries(kind, isText: mode == "text")
        let writer = try KaldiWriter(
          KaldiWriteSpecifier(
            "ark,scp\(mode == "text" ? ",t" : ""):\(scratch[name]).ark,\(scratch[name]).scp"))
        let archive = try NPZWriter(path: scratch[name + ".npz"])
        for entry in entries {
          try writer.write(entry)
          var values = entry.values
          // The package's own archives have no integers, and doubles hold them all.
          if let integers = entry.integers { values = .float64(integers.map { Double($0) }) }
          let variable = Variable(name: entry.key, type: values.type, shape: entry.shape)
          try values.withLittleEndianBytes { try archive.add(variable, bytes: $0) }
        }
        try writer.commit()
        try archive.commit()
      }
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(interpreter))
    process.arguments = [Fixture.root + "kaldi/readers/compare.py", scratch.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let text = String(
      decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(text == "20 tables agree, 16 by kaldiio too\n", "\(text)")
  }
}
