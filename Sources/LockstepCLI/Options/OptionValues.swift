import CommandSupport
import Lockstep

// What the options' values mean; each throws a `BadValue` that says what is wrong.

/// `N` or `A...B`.
func sizeRange(_ text: String, atLeast least: Int) throws -> ClosedRange<Int> {
  let parts = text.split(separator: "...", omittingEmptySubsequences: false)
  let numbers = parts.compactMap { Int($0) }
  guard numbers.count == parts.count, let lower = numbers.first, let upper = numbers.last,
    numbers.count <= 2
  else { throw BadValue("a size is a number such as 8 or a range such as 1...64") }
  guard lower <= upper else {
    throw BadValue("the range is reversed; write \(upper)...\(lower)")
  }
  guard lower >= least else { throw BadValue("the size must be at least \(least)") }
  return lower...upper
}

func stepRange(_ text: String) throws -> ClosedRange<Int> { try sizeRange(text, atLeast: 0) }
func positiveRange(_ text: String) throws -> ClosedRange<Int> { try sizeRange(text, atLeast: 1) }

/// A number, or `random`, which draws one.
func seed(_ text: String) throws -> UInt64 {
  if text == "random" { return UInt64.random(in: .min ... .max) }
  guard let seed = UInt64(text) else {
    throw BadValue("a seed is a number from 0 to \(UInt64.max), or the word random")
  }
  return seed
}

func caseCount(_ text: String) throws -> Int {
  // No index nor what is added to one may overflow.
  guard let count = Int(text), (0...1 << 48).contains(count) else {
    throw BadValue("the number of cases is 0 or more, and at most 281,474,976,710,656")
  }
  return count
}

/// `rtol=R,atol=A` or `ulps=N`.
func tolerance(_ text: String) throws -> Tolerance {
  guard let tolerance = Tolerance(text) else {
    throw BadValue(
      "'\(text.printable)' is no tolerance; write rtol=1e-3,atol=1e-4 (or one of them), or ulps=64, with "
        + "numbers above 0")
  }
  return tolerance
}

/// A number of worker processes; each takes two descriptors.
func jobs(_ text: String) throws -> Int {
  guard let count = Int(text), (1...256).contains(count) else {
    throw BadValue("'\(text)' is no number of worker processes; give one from 1 to 256")
  }
  return count
}

/// `I/N`, the I-th of N parts.
func shard(_ text: String) throws -> Shard {
  let parts = text.split(separator: "/", omittingEmptySubsequences: false)
  let numbers = parts.compactMap { Int($0) }
  guard parts.count == 2, numbers.count == 2, let shard = Shard(numbers[0], of: numbers[1]) else {
    throw BadValue(
      "'\(text)' is no shard; give I/N, the I-th of N parts, with I from 1 to N, such as 1/4")
  }
  return shard
}

/// A place, counted from 0.
func place(_ text: String) throws -> Int {
  guard let place = Int(text), place >= 0 else {
    throw BadValue("it must be a whole number of 0 or more")
  }
  return place
}

func signature(_ name: String) throws -> Signature {
  guard let signature = Signature.all.first(where: { $0.cell == name }) else {
    throw BadValue(unknown("cell", name, known: Signature.all.map(\.cell)))
  }
  return signature
}

func precision(_ name: String) throws -> DType {
  guard let dtype = DType(rawValue: name) else {
    throw BadValue(unknown("precision", name, known: DType.allCases.map(\.rawValue)))
  }
  return dtype
}

/// One profile, or several with commas between them.
func profiles(_ text: String) throws -> [Profile] {
  try text.split(separator: ",", omittingEmptySubsequences: false).map { name in
    guard let profile = Profile(rawValue: String(name)) else {
      throw BadValue(
        unknown("profile", String(name), known: Profile.allCases.map(\.rawValue)))
    }
    return profile
  }
}

/// A number of unit roundoffs; beyond 10,000 nothing is proved any more.
func roundoffs(_ text: String) throws -> Double {
  guard let value = Double(text), (0...10_000).contains(value) else {
    throw BadValue("the number of roundoffs is from 0 to 10000")
  }
  return value + 0  // not -0, which would be read as an option
}
