import CaseFiles
import CrossCheck
import ModelFiles
import Tensors

/// A case file of a case of the plain cell, T = 3, B = 2, I = 5, H = 4, of which anything can be
/// another.
struct Forgery {
  var header =
    """
    {"schema": "lockstep-case/1", "cell": "lstm", "forget_bias": 1, "dtype": "float32",
     "sizes": {"steps": 3, "batch": 2, "input_size": 5, "hidden_size": 4},
     "provenance": {"kind": "given", "name": "forged"}}
    """
  var isCompressed = false

  /// What stands in the place of a tensor's .npy file; nil is nothing.
  var files: [String: [UInt8]?] = [:]

  /// Replaces a part of the header, which must be there.
  func saying(_ old: String, _ new: String) -> Forgery {
    precondition(header.contains(old))
    var forgery = self
    forgery.header = header.split(separator: old, omittingEmptySubsequences: false)
      .joined(separator: new)
    return forgery
  }

  func holding(_ name: String, _ bytes: [UInt8]?) -> Forgery {
    var forgery = self
    forgery.files[name] = .some(bytes)
    return forgery
  }

  func write(to path: String) throws {
    let writer = try NPZWriter(path: path, isCompressed: isCompressed)
    if !header.isEmpty { try writer.add(entry: "lockstep.json", bytes: Array(header.utf8)) }
    let example = try someCase(as: Float.self)
    for (name, tensor) in example.tensors where files[name] == nil { try writer.add(name, tensor) }
    for (name, bytes) in files {
      if let bytes { try writer.add(entry: name + ".npy", bytes: bytes) }
    }
    try writer.commit()
  }

  /// Why the file is refused.
  ///
  /// - Throws: what is no `ModelFileError`.
  func refusal(in folder: Scratch) throws -> String? {
    try write(to: folder["case.npz"])
    do {
      _ = try CaseFile(path: folder["case.npz"])
      return nil
    } catch let error as ModelFileError {
      return error.description
    }
  }

  /// A .npy file of a type.
  static func array(_ descr: String, isFortran: Bool = false, _ shape: String, _ bytes: [UInt8])
    -> [UInt8]
  {
    var text =
      "{'descr': '\(descr)', 'fortran_order': \(isFortran ? "True" : "False"), 'shape': \(shape), }"
    while (10 + text.utf8.count + 1) % 64 != 0 { text += " " }
    text += "\n"
    return [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(text.utf8.count), 0] + text.utf8 + bytes
  }
}
