#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A logarithmic axis: values to places along it.
struct LogScale {
  /// Whole decades.
  let decades: ClosedRange<Int>
  let start: Double
  let end: Double

  /// - Parameters:
  ///   - values: what it has to show; those that are not positive are left out.
  ///   - start: the place of the least decade; `end` that of the greatest.
  init(holding values: [Double], start: Double, end: Double) {
    let logarithms = values.filter { $0 > 0 && $0.isFinite }.map { log10($0) }
    let least = Int((logarithms.min() ?? 0).rounded(.down))
    let greatest = Int((logarithms.max() ?? 1).rounded(.up))
    decades = least...max(greatest, least + 1)
    self.start = start
    self.end = end
  }

  func place(of value: Double) -> Double {
    let share = (log10(value) - Double(decades.lowerBound)) / Double(decades.count - 1)
    return start + share * (end - start)
  }

  /// The decades and their places.
  var ticks: [(value: Double, place: Double)] {
    decades.map { decade in
      let value = pow(10, Double(decade))
      return (value, place(of: value))
    }
  }

  /// The ends of the axis.
  var range: (least: Double, greatest: Double) {
    (pow(10, Double(decades.lowerBound)), pow(10, Double(decades.upperBound)))
  }
}
