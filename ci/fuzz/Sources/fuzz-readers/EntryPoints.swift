import CFuzzer
import Foundation
import ModelFiles

// What libFuzzer calls. The format is the one that LOCKSTEP_FUZZ_FORMAT names.

private let target = FuzzTarget(
  name: ProcessInfo.processInfo.environment["LOCKSTEP_FUZZ_FORMAT"] ?? "")

/// With LOCKSTEP_FUZZ_LIST set, prints the formats and ends the process.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(_: UnsafeMutableRawPointer?, _: UnsafeMutableRawPointer?) -> CInt {
  if ProcessInfo.processInfo.environment["LOCKSTEP_FUZZ_LIST"] != nil {
    for name in FuzzTarget.names { print(name) }
    exit(0)
  }
  return 0
}

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  target.test(Array(UnsafeBufferPointer(start: data, count: count)))
  return 0
}

@_cdecl("LLVMFuzzerCustomMutator")
public func mutate(
  _ data: UnsafeMutablePointer<UInt8>, _ count: Int, _ greatestCount: Int, _ seed: CUnsignedInt
) -> Int {
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  if let mutant = Mutation.structured(bytes, greatestCount: greatestCount, seed: Int(seed)),
    !mutant.isEmpty, mutant.count <= greatestCount
  {
    data.update(from: mutant, count: mutant.count)
    return mutant.count
  }
  return LLVMFuzzerMutate(data, count, greatestCount)
}
