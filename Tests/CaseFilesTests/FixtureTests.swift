import CaseFiles
import CrossCheck
import Foundation
import Tensors
import Testing

@Suite struct FixtureTests {
  private static let folder: String = {
    let parts = String(describing: #filePath).split(separator: "/").dropLast(2)
    return "/" + parts.joined(separator: "/") + "/Fixtures/cases/"
  }()

  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  @Test("A case file of the past is read, and written again it has the same bytes")
  func float32() throws {
    let path = Self.folder + "lstm-float32-diverges-c-acce2f9a.npz"
    let file = try CaseFile(path: path)
    guard case .float32(let example) = file.stored else {
      Issue.record("another precision was read")
      return
    }
    #expect(example.signature == .lstm)
    #expect(example.sizes == Sizes(steps: 1, batch: 2, inputSize: 3, hiddenSize: 4))
    #expect(example.options == ["forget_bias": 0.5])
    #expect(example.provenance == .generated(seed: 1, index: 0, profile: .probe))
    #expect(file.finding?.subject == "mistake:forget_bias_missing")
    #expect(file.finding?.tensor == "c")
    try CaseFile.write(example, finding: file.finding, to: scratch["again.npz"])
    #expect(try scratch.bytes("again.npz") == Array(Data(contentsOf: URL(fileURLWithPath: path))))
  }

  @Test("So is one in float64, of another cell")
  func float64() throws {
    let path = Self.folder + "rnn-float64-diverges-h-5a726f81.npz"
    let file = try CaseFile(path: path)
    guard case .float64(let example) = file.stored else {
      Issue.record("another precision was read")
      return
    }
    #expect(example.signature == .rnn)
    #expect(example.sizes == Sizes(steps: 3, batch: 2, inputSize: 5, hiddenSize: 4))
    #expect(file.finding?.verdict == .diverges)
    try CaseFile.write(example, finding: file.finding, to: scratch["again.npz"])
    #expect(try scratch.bytes("again.npz") == Array(Data(contentsOf: URL(fileURLWithPath: path))))
  }

  @Test("A corpus knows their causes by the names of the files")
  func names() throws {
    let corpus = try Corpus(folder: Self.folder)
    #expect(corpus.files.count == 2)
    for path in corpus.files {
      let file = try CaseFile(path: path)
      let cause = FindingCause(try #require(file.finding), file.stored)
      #expect(path == Self.folder + cause.name + ".npz")
    }
  }
}
