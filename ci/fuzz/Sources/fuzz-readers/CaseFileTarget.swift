import CaseFiles
import CrossCheck
import ModelFiles
import Tensors

/// Case files under test: one that can be read is written, and must be read again.
enum CaseFileTarget {
  static let name = "CaseFile"

  static func test(_ input: [UInt8]) throws {
    let file = try CaseFile(MappedFile(path: "case.npz", holding: input))
    if FuzzTarget.stopsWhenLoaded {
      fatalError("loaded \(file.stored.signature.caseTensors.count) variables")
    }
    switch file.stored {
    case .float32(let example): check(example, file.finding)
    case .float64(let example): check(example, file.finding)
    }
  }

  private static func check<Scalar: TensorScalar>(
    _ example: Case<Scalar>, _ finding: RecordedFinding?
  ) {
    let (first, second) = (Scratch.path + "/first.npz", Scratch.path + "/second.npz")
    do {
      try CaseFile.write(example, finding: finding, to: first)
      let read = try CaseFile(path: first)
      precondition(read.finding == finding, "another finding was written")
      precondition(read.stored.provenance == example.provenance, "another provenance was written")
      switch read.stored {
      case .float32(let example): try CaseFile.write(example, finding: finding, to: second)
      case .float64(let example): try CaseFile.write(example, finding: finding, to: second)
      }
      let files = (try MappedFile(path: first), try MappedFile(path: second))
      precondition(files.0.bytes.elementsEqual(files.1.bytes), "other bytes were written")
      withExtendedLifetime(files) {}
    } catch let error as ModelFileError where error.reason.contains("are the most that are read") {
    } catch {
      fatalError("what was read cannot be written and read: \(error)")
    }
  }
}
