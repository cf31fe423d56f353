import CommandSupport
import Lockstep

/// A case that is to be repeated.
enum ReplayTarget {
  case address(CaseAddress)
  case file(String)

  /// `SEED:INDEX`, or a path that ends with `.npz` or leads to something.
  init(_ text: String) throws {
    if text.hasSuffix(".npz") || FileIdentity(text) != nil {
      self = .file(text)
    } else if let address = try? CaseAddress(text) {
      self = .address(address)
    } else {
      throw BadValue(
        "it names no case; give SEED:INDEX, two whole numbers, as a finding prints them, or the path "
          + "of a case file")
    }
  }
}
