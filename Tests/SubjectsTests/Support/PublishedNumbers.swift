import Foundation
import Lockstep

/// Numbers of a published vector, nested in lists, with the digits that they were printed with.
///
/// The files were written from the literals by a program that leaves out zeros at the end: then fewer
/// digits are there than were published, and the number is taken for less than it is.
struct PublishedNumbers {
  let shape: [Int]
  let texts: [String]

  /// - Throws: if these are no numbers, or the lists are not equally long.
  init(_ nested: Any?) throws {
    if let text = nested as? String {
      (shape, texts) = ([], [text])
      return
    }
    guard let list = nested as? [Any] else { throw CocoaError(.coderReadCorrupt) }
    let parts = try list.map { try PublishedNumbers($0) }
    guard Set(parts.map(\.shape)).count == 1 else { throw CocoaError(.coderReadCorrupt) }
    shape = [parts.count] + parts[0].shape
    texts = parts.flatMap(\.texts)
  }

  var values: [Float] { texts.map { Float($0) ?? .nan } }

  /// As a tensor of that shape, or of one of as many elements.
  func tensor(_ shape: [Int]? = nil) throws -> Tensor<Float> {
    try Tensor(shape ?? self.shape, values)
  }

  func halfUnits(_ shape: [Int]? = nil) throws -> Tensor<Double> {
    try Tensor(shape ?? self.shape, texts.map(halfUnit(of:)))
  }

  /// The steps [T, …] from the last to the first.
  func reversed() -> PublishedNumbers {
    let stride = texts.count / max(shape[0], 1)
    let steps = (0..<shape[0]).reversed().flatMap { texts[($0 * stride)..<(($0 + 1) * stride)] }
    return PublishedNumbers(shape: shape, texts: steps)
  }

  private init(shape: [Int], texts: [String]) {
    self.shape = shape
    self.texts = texts
  }
}
