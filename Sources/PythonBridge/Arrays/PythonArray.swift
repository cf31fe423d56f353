internal import _CPython

/// Memory of a fixed shape that Swift reads and writes and that Python sees as an `ndarray`,
/// without copies.
///
/// The elements are in row-major order, start at 0, and are aligned to 64 bytes. The `ndarray` is
/// built once; passing it to a call costs nothing more. The memory lives as long as either side
/// refers to it: this array, or any array, view or memoryview that Python made of it.
public final class PythonArray<Element: PythonArrayElement> {
  public let shape: [Int]

  /// The number of elements.
  public let count: Int

  /// The `ndarray` over this memory.
  public let object: PythonObject

  /// Owns the memory, and keeps it for Swift even if Python lets go of `object`'s.
  private let block: PythonObject
  private let address: UnsafeMutablePointer<Element>

  /// An array of zeros.
  ///
  /// - Parameters:
  ///   - isReadOnly: Whether Python is kept from writing into it.
  ///   - isZeroed: Without it the elements may be anything until they are written.
  /// - Throws: `PythonArrayError` for a shape that no memory can hold, `PythonError` otherwise.
  public init(shape: [Int], isReadOnly: Bool = false, isZeroed: Bool = true, _ gil: GIL) throws {
    let bytes = try PythonArrayError.byteCount(shape, of: MemoryLayout<Element>.stride)
    var address: UnsafeMutableRawPointer?
    block = try gil.owned(
      lockstep_block(
        try Element.code, shape, CInt(clamping: shape.count), !isReadOnly, isZeroed, &address))
    guard let address else { throw PythonError.taken(gil) }
    object = try gil.owned(block.withReference(lockstep_as_array))
    count = bytes / MemoryLayout<Element>.stride
    self.address = address.bindMemory(to: Element.self, capacity: count)
    self.shape = shape
  }

  /// Reads the elements in place.
  ///
  /// Python must not write meanwhile.
  public func withUnsafeBufferPointer<Result>(
    _ body: (UnsafeBufferPointer<Element>) throws -> Result
  ) rethrows -> Result {
    defer { withExtendedLifetime(self) {} }
    return try body(UnsafeBufferPointer(start: address, count: count))
  }

  /// Writes the elements in place, also where Python may only read.
  ///
  /// Python must do neither meanwhile.
  public func withUnsafeMutableBufferPointer<Result>(
    _ body: (UnsafeMutableBufferPointer<Element>) throws -> Result
  ) rethrows -> Result {
    defer { withExtendedLifetime(self) {} }
    return try body(UnsafeMutableBufferPointer(start: address, count: count))
  }
}

extension PythonArray: PythonRepresentable {
  public func pythonObject(_ gil: GIL) -> PythonObject { object }
}
