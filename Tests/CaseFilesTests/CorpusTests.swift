import CaseFiles
import CrossCheck
import Foundation
import ModelFiles
import Tensors
import Testing

@Suite struct CorpusTests {
  private let folder: Scratch

  init() throws { folder = try Scratch() }

  private func finding(
    subject: String = "native", verdict: Verdict = .diverges, tensor: String = "c", index: Int = 1,
    cause: String? = nil, explanation: String = "c differs."
  ) -> Finding {
    let element = ElementComparison(
      tensor: tensor, step: index, batch: 0, unit: 1, basis: nil, expected: 1, actual: 2,
      bound: 0.5, ratio: 2)
    return Finding(
      index: index, subject: subject, verdict: verdict, profile: nil, sizes: someSizes(.lstm),
      options: [:], first: verdict == .diverges ? element : nil, explanation: explanation,
      cause: cause)
  }

  @Test(
    "A cause is kept once, in a file that is named by it, also by the next who opens the folder")
  func deduplicated() throws {
    var corpus = try Corpus(folder: folder["a/b"])
    #expect(corpus.files.isEmpty)
    let example = try someCase(as: Float.self)
    let path = try #require(try corpus.add(example, finding()))
    #expect(path == folder["a/b/lstm-float32-diverges-c-"] + path.suffix(12))
    #expect(path.hasSuffix(".npz"))
    #expect(try corpus.add(example, finding(index: 7)) == nil)
    var again = try Corpus(folder: folder["a/b"] + "/")
    #expect(again.files == [path])
    #expect(try again.add(example, finding(index: 8)) == nil)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder["a/b"]).count == 1)
    let file = try CaseFile(path: path)
    #expect(file.finding == RecordedFinding(finding()))
  }

  @Test("What differs in cell, precision, subject, verdict, tensor or cause is another cause")
  func distinguished() throws {
    var corpus = try Corpus(folder: folder["corpus"])
    let example = try someCase(as: Float.self)
    let paths = [
      try corpus.add(example, finding()),
      try corpus.add(someCase(.lstmTwoBiases, as: Float.self), finding()),
      try corpus.add(someCase(as: Double.self), finding()),
      try corpus.add(example, finding(subject: "mistake:x")),
      try corpus.add(example, finding(verdict: .failed)),
      try corpus.add(example, finding(tensor: "h")),
      try corpus.add(example, finding(cause: "A NaN was swallowed.")),
    ]
    #expect(Set(paths.compactMap(\.self)).count == 7)
    #expect(try Corpus(folder: folder["corpus"]).files == paths.compactMap(\.self).sorted())
  }

  @Test("Numbers of an explanation make no other cause")
  func numbers() throws {
    var corpus = try Corpus(folder: folder["corpus"])
    let example = try someCase(as: Float.self)
    func failed(_ reason: String) -> Finding { finding(verdict: .failed, explanation: reason) }
    #expect(try corpus.add(example, failed("at 0x7f3c1b, line 12: 1.5e-07 of float32")) != nil)
    #expect(try corpus.add(example, failed("at 0x5, line 7: 2e+9 of float32")) == nil)
    #expect(try corpus.add(example, failed("at 0x5, line 7: 2e+9 of float64")) != nil)
  }

  @Test("A case of which nothing could be said is not kept")
  func inconclusive() throws {
    var corpus = try Corpus(folder: folder["corpus"])
    #expect(try corpus.add(someCase(as: Float.self), finding(verdict: .inconclusive)) == nil)
    #expect(try folder.names() == ["corpus"])
  }

  @Test("Two causes of one name get two files")
  func sameName() throws {
    var corpus = try Corpus(folder: folder["corpus"])
    let path = try #require(try corpus.add(someCase(as: Float.self), finding()))
    let other = folder["other"]
    try FileManager.default.createDirectory(atPath: other, withIntermediateDirectories: false)
    let taken = other + "/" + (path.split(separator: "/").last ?? "")
    try CaseFile.write(someCase(as: Float.self), to: taken)
    var second = try Corpus(folder: other)
    let added = try #require(try second.add(someCase(as: Float.self), finding()))
    #expect(added == taken.dropLast(4) + "-2.npz")
    #expect(try CaseFile(path: taken).finding == nil)
  }

  @Test("An .npz that is no case file is an error that names it; other files are left alone")
  func foreign() throws {
    try folder.write([1, 2, 3], to: "notes.txt")
    try folder.write([1, 2, 3], to: ".hidden.npz")
    #expect(try Corpus(folder: folder.path).files.isEmpty)
    try folder.write([1, 2, 3], to: "weights.npz")
    let error = #expect(throws: ModelFileError.self) { try Corpus(folder: folder.path) }
    #expect(error?.path == folder["weights.npz"])
    #expect(throws: ModelFileError.self) { try Corpus(folder: folder["notes.txt"]) }
    #expect(throws: ModelFileError.self) { try Corpus(folder: folder["notes.txt/corpus"]) }
    #expect(throws: ModelFileError.self) { try Corpus(folder: "") }
  }

  @Test("What findings are added to is a folder, or is made")
  func noFolder() throws {
    try folder.write([1], to: "file")
    let error = #expect(throws: ModelFileError.self) {
      try Corpus(addingTo: folder["file"])
    }
    #expect(error?.description.contains("it cannot be read as a folder") == true)
    #expect(try Corpus(addingTo: folder["new"]).files.isEmpty)
    #expect(try folder.names() == ["file"])
  }

  @Test(
    "What a killed process left is removed when it is surely dead, and ignored until then",
    arguments: [false, true])
  func leftovers(isForFindings: Bool) throws {
    for name in [".lockstep-a1B2c3", ".lockstep-d4E5f6", ".lockstep-notes"] {
      try folder.write([1], to: name)
    }
    for name in [".lockstep-a1B2c3", ".lockstep-notes"] {
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: -3700)], ofItemAtPath: folder[name])
    }
    let corpus =
      try isForFindings ? Corpus(addingTo: folder.path) : Corpus(folder: folder.path)
    #expect(corpus.files.isEmpty)
    #expect(try folder.names() == [".lockstep-d4E5f6", ".lockstep-notes"])
  }
}
