#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import Tensors

/// Numbers as people read them.
public enum NumberText {
  /// Three significant digits, such as 0.0123 or 1.5e-07; `infinity`, `NaN`.
  public static func rounded(_ value: Double) -> String { rounded(value, digits: 3) }

  /// So many significant digits, at most 20.
  public static func rounded(_ value: Double, digits: Int) -> String {
    formatted("%.*g", digits, value)
  }

  /// So many digits after the point, never an exponent, such as 0.500.
  static func fixed(_ value: Double, places: Int) -> String { formatted("%.*f", places, value) }

  private static func formatted(_ format: String, _ digits: Int, _ value: Double) -> String {
    guard value.isFinite else { return exact(value) }
    return withVaList([Int32(digits), value]) { arguments in
      // 309 digits before the point, and those after it.
      withUnsafeTemporaryAllocation(of: CChar.self, capacity: 352) { buffer in
        guard let start = buffer.baseAddress else { return exact(value) }
        vsnprintf(start, buffer.count, format, arguments)
        return String(cString: start)
      }
    }
  }

  /// The fewest digits that read back as the same value; `infinity`, `NaN`.
  public static func exact(_ value: Double) -> String {
    value.isNaN ? "NaN" : value.isFinite ? value.description : value < 0 ? "-infinity" : "infinity"
  }

  /// The same, but a whole number without its `.0`: `1`, `-0.5`.
  static func short(_ value: Double) -> String {
    let text = exact(value)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// With a comma between groups of three digits, such as 2,000.
  public static func grouped(_ value: Int) -> String { value.grouped }

  /// `1 case`, `2,000 cases`.
  public static func count(_ value: Int, _ noun: String) -> String {
    grouped(value) + " " + noun + (value == 1 ? "" : "s")
  }
}
