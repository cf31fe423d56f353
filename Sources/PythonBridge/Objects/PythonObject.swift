internal import _CPython

/// One owned reference to a Python object.
///
/// It does not cross tasks by itself (see `GILProtected`), and everything but letting go of it
/// needs the GIL.
public final class PythonObject {
  private let reference: OpaquePointer

  /// Takes over a reference that the caller owns.
  init(owning reference: OpaquePointer) {
    self.reference = reference
  }

  deinit {
    // The last reference may go anywhere; acquiring is cheap where the GIL is already held.
    let state = lockstep_gil_acquire()
    lockstep_release(reference)
    lockstep_gil_release(state)
  }

  /// Lends the reference: it is alive until the body ends.
  ///
  /// There is no other way to it. Read as a property it could dangle at once, since Swift may let
  /// go of an object after its last use.
  func withReference<Result>(_ body: (OpaquePointer) throws -> Result) rethrows -> Result {
    try withExtendedLifetime(self) { try body(reference) }
  }

  /// Lends the references of several objects.
  static func withReferences<Result>(
    _ objects: [PythonObject], _ body: (UnsafeBufferPointer<OpaquePointer?>) throws -> Result
  ) rethrows -> Result {
    try withExtendedLifetime(objects) {
      try withUnsafeTemporaryAllocation(of: OpaquePointer?.self, capacity: objects.count) {
        buffer in
        for (index, object) in objects.enumerated() {
          buffer.initializeElement(at: index, to: object.reference)
        }
        return try body(UnsafeBufferPointer(buffer))
      }
    }
  }

  /// How many references Python counts, this one included.
  package func referenceCount(_ gil: GIL) -> Int {
    withReference(lockstep_reference_count)
  }

  /// The name of the object's type.
  public func typeName(_ gil: GIL) -> String {
    withReference { String(cString: lockstep_type_name($0)) }
  }

  /// Whether it is `None`.
  public func isNone(_ gil: GIL) -> Bool {
    withReference(lockstep_is_none)
  }
}

// MARK: Attributes and elements

extension PythonObject {
  /// - Throws: `PythonError`, an AttributeError if there is none of that name.
  public func attribute(_ name: String, _ gil: GIL) throws -> PythonObject {
    try gil.owned(withReference { lockstep_attribute($0, name) })
  }

  public func setAttribute(
    _ name: String, to value: some PythonRepresentable, _ gil: GIL
  ) throws {
    let value = try value.pythonObject(gil)
    try gil.checked(
      withReference { reference in
        value.withReference { lockstep_set_attribute(reference, name, $0) }
      })
  }

  /// `self[key]`.
  public func item(_ key: some PythonRepresentable, _ gil: GIL) throws -> PythonObject {
    let key = try key.pythonObject(gil)
    return try gil.owned(
      withReference { reference in
        key.withReference { lockstep_subscript(reference, $0) }
      })
  }

  /// What the object yields when iterated, in order; a string is refused.
  public func elements(_ gil: GIL) throws -> [PythonObject] {
    try gil.owned(withReference(lockstep_to_sequence)).withReference { sequence in
      try (0..<lockstep_sequence_count(sequence)).map { index in
        try gil.owned(lockstep_sequence_item(sequence, index))
      }
    }
  }
}
