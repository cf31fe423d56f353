internal import _CPython

/// An exception that Python raised, as text: it outlives the GIL and crosses tasks.
public struct PythonError: Error, Hashable {
  /// The name of the exception's type, with its module unless that is `builtins`.
  public let typeName: String

  /// What the exception says.
  public let message: String

  /// What `add_note` added, in order.
  public let notes: [String]

  /// The whole text that Python prints: the calls with their source lines, causes, notes.
  public let traceback: String

  /// Whether somebody asked the program to stop.
  ///
  /// Whoever handles errors passes this one on.
  public let isKeyboardInterrupt: Bool

  /// Whether importing failed because there is no module of that name.
  func isMissingModule(_ name: String) -> Bool {
    typeName == "ModuleNotFoundError" && message == "No module named '\(name)'"
  }
}

extension PythonError: CustomStringConvertible {
  public var description: String {
    traceback.isEmpty ? "\(typeName): \(message)" : traceback
  }
}

extension PythonError {
  /// Takes the exception that Python holds, and leaves none.
  package static func taken(_ gil: GIL) -> PythonError {
    guard let reference = lockstep_take_exception() else {
      return PythonError(
        typeName: "SystemError", message: "Python reported an error but raised none")
    }
    let exception = PythonObject(owning: reference)
    return described(exception, gil)
      ?? PythonError(
        typeName: exception.typeName(gil), message: "",
        isKeyboardInterrupt: exception.withReference(lockstep_is_keyboard_interrupt))
  }

  /// The exception as `lockstep_embedding.errors` describes it; nil where even that fails, such
  /// as before the importer runs or without memory.
  private static func described(_ exception: PythonObject, _ gil: GIL) -> PythonError? {
    // The calls into C here do not throw through `taken`, which would call this again; the
    // conversions could, but `describe` gives them what they expect.
    defer { lockstep_clear_error() }
    guard let module = lockstep_import("lockstep_embedding.errors").map(PythonObject.init),
      let describe = module.withReference({ lockstep_attribute($0, "describe") })
        .map(PythonObject.init),
      let text = describe.withReference({ function in
        PythonObject.withReferences([exception]) { lockstep_call(function, $0.baseAddress, 1, nil) }
      }).map(PythonObject.init),
      let elements = try? text.elements(gil), elements.count == 4,
      let typeName = try? elements[0].value(as: String.self, gil),
      let message = try? elements[1].value(as: String.self, gil),
      let traceback = try? elements[2].value(as: String.self, gil),
      let notes = try? elements[3].value(as: [String].self, gil)
    else { return nil }
    return PythonError(
      typeName: typeName, message: message, notes: notes, traceback: traceback,
      isKeyboardInterrupt: exception.withReference(lockstep_is_keyboard_interrupt))
  }

  private init(typeName: String, message: String, isKeyboardInterrupt: Bool = false) {
    self.init(
      typeName: typeName, message: message, notes: [], traceback: "",
      isKeyboardInterrupt: isKeyboardInterrupt)
  }
}
