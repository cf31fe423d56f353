import Tensors

/// The members of a JSON object that was read, each of the type that is asked for.
struct JSONMembers: Sendable {
  /// What the object is called in errors.
  private let name: String
  private let members: [(name: String, value: JSONValue)]

  /// Counts beyond it cannot be added up.
  private static let greatestCount = 1 << 53

  init(_ value: JSONValue, of name: String) throws(MalformedReport) {
    guard case .object(let members) = value else {
      throw MalformedReport("\(name) is no object")
    }
    guard Set(members.map(\.name)).count == members.count else {
      throw MalformedReport("\(name) has a member twice")
    }
    (self.name, self.members) = (name, members)
  }

  /// The names of all members, in their order.
  var names: [String] { members.map(\.name) }

  func has(_ key: String) -> Bool { members.contains { $0.name == key } }

  private func value<Value>(
    _ key: String, _ kind: String, _ read: (JSONValue) -> Value?
  ) throws(MalformedReport) -> Value {
    guard let member = members.first(where: { $0.name == key }) else {
      throw MalformedReport("\(name) has no member '\(key)'")
    }
    guard let value = read(member.value) else {
      throw MalformedReport("the member '\(key)' of \(name) is no \(kind)")
    }
    return value
  }

  private func optional<Value>(
    _ key: String, _ read: (String) throws(MalformedReport) -> Value
  ) throws(MalformedReport) -> Value? {
    let isNull = try value(key, "value") { if case .null = $0 { true } else { false } }
    return isNull ? nil : try read(key)
  }

  func integer(_ key: String) throws(MalformedReport) -> Int {
    try value(key, "whole number") { if case .integer(let value) = $0 { value } else { nil } }
  }

  /// Whether a member is that value: a number whatever its digits, `null`, a text, or a list or an
  /// object of such.
  func holds(_ expected: JSONValue, as key: String) throws(MalformedReport) -> Bool {
    Self.isSame(try value(key, "value") { $0 }, expected)
  }

  /// Values that were read are nested no deeper than the parser allows.
  private static func isSame(_ mine: JSONValue, _ theirs: JSONValue) -> Bool {
    switch (mine, theirs) {
    case (.null, .null): return true
    case (.array(let mine), .array(let theirs)):
      return mine.count == theirs.count && zip(mine, theirs).allSatisfy(isSame)
    case (.object(let mine), .object(let theirs)):
      return mine.map(\.name) == theirs.map(\.name)
        && zip(mine, theirs).allSatisfy { isSame($0.value, $1.value) }
    default:
      // First as numbers: some of them are written as texts.
      if let mine = mine.asNumber, let theirs = theirs.asNumber {
        return mine == theirs || mine.isNaN && theirs.isNaN
      }
      return mine.asText != nil && mine.asText == theirs.asText
    }
  }

  /// A whole number of 0 or more.
  func count(_ key: String) throws(MalformedReport) -> Int {
    let count = try integer(key)
    guard (0...Self.greatestCount).contains(count) else {
      throw MalformedReport("the member '\(key)' of \(name) is no count")
    }
    return count
  }

  func optionalCount(_ key: String) throws(MalformedReport) -> Int? { try optional(key, count) }

  /// A list of as many counts.
  func counts(_ key: String, _ number: Int) throws(MalformedReport) -> [Int] {
    try value(key, "list of \(number) counts") { Self.counts($0, number) }
  }

  /// A list of as many lists of counts, row by row.
  func counts(_ key: String, rows: Int, columns: Int) throws(MalformedReport) -> [Int] {
    try value(key, "list of \(rows) lists of \(columns) counts") { value in
      guard case .array(let lists) = value, lists.count == rows else { return nil }
      let counts = lists.compactMap { Self.counts($0, columns) }
      return counts.count == rows ? counts.flatMap(\.self) : nil
    }
  }

  private static func counts(_ value: JSONValue, _ number: Int) -> [Int]? {
    guard case .array(let elements) = value, elements.count == number else { return nil }
    let counts = elements.compactMap { element -> Int? in
      guard case .integer(let count) = element, (0...greatestCount).contains(count) else {
        return nil
      }
      return count
    }
    return counts.count == number ? counts : nil
  }

  /// A list of as many numbers, or of what stands for none.
  func optionalNumbers(_ key: String, _ number: Int) throws(MalformedReport) -> [Double?] {
    try value(key, "list of \(number) numbers") { value in
      guard case .array(let elements) = value, elements.count == number else { return nil }
      var numbers: [Double?] = []
      for element in elements {
        if case .null = element {
          numbers.append(nil)
        } else if let number = element.asNumber {
          numbers.append(number)
        } else {
          return nil
        }
      }
      return numbers
    }
  }

  func unsigned(_ key: String) throws(MalformedReport) -> UInt64 {
    try value(key, "whole number of 0 or more") { value in
      switch value {
      case .integer(let value): UInt64(exactly: value)
      case .unsigned(let value): value
      default: nil
      }
    }
  }

  func number(_ key: String) throws(MalformedReport) -> Double {
    try value(key, "number", \.asNumber)
  }

  func optionalNumber(_ key: String) throws(MalformedReport) -> Double? {
    try optional(key, number)
  }

  func boolean(_ key: String) throws(MalformedReport) -> Bool {
    try value(key, "truth value") { if case .boolean(let value) = $0 { value } else { nil } }
  }

  func text(_ key: String) throws(MalformedReport) -> String {
    try value(key, "text", \.asText)
  }

  func optionalText(_ key: String) throws(MalformedReport) -> String? { try optional(key, text) }

  /// One of the values that are written as texts.
  func value<Value>(_ key: String, _ make: (String) -> Value?) throws(MalformedReport) -> Value {
    try value(key, "known value") { $0.asText.flatMap(make) }
  }

  func optionalValue<Value>(
    _ key: String, _ make: (String) -> Value?
  ) throws(MalformedReport) -> Value? {
    try optional(key) { key throws(MalformedReport) in try value(key, make) }
  }

  func texts(_ key: String) throws(MalformedReport) -> [String] {
    try value(key, "list of texts") { value in
      guard case .array(let elements) = value else { return nil }
      let texts = elements.compactMap(\.asText)
      return texts.count == elements.count ? texts : nil
    }
  }

  func members(_ key: String) throws(MalformedReport) -> JSONMembers {
    try JSONMembers(try value(key, "object") { $0 }, of: "'\(key)'")
  }

  func optionalMembers(_ key: String) throws(MalformedReport) -> JSONMembers? {
    try optional(key, members)
  }

  /// A list of objects.
  func list(_ key: String) throws(MalformedReport) -> [JSONMembers] {
    let elements = try value(key, "list") { value -> [JSONValue]? in
      if case .array(let elements) = value { elements } else { nil }
    }
    var list: [JSONMembers] = []
    for element in elements { list.append(try JSONMembers(element, of: "a member of '\(key)'")) }
    return list
  }

  /// All members in their order, which are texts.
  func allTexts() throws(MalformedReport) -> [(name: String, value: String)] {
    var texts: [(name: String, value: String)] = []
    for member in members { texts.append((member.name, try text(member.name))) }
    return texts
  }

  /// All members, which are numbers.
  func allNumbers() throws(MalformedReport) -> [String: Double] {
    var numbers: [String: Double] = [:]
    for member in members { numbers[member.name] = try number(member.name) }
    return numbers
  }
}

extension JSONValue {
  /// A text without what a terminal would obey, but for the ends of lines.
  fileprivate var asText: String? {
    guard case .string(let text) = self else { return nil }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map {
      String($0).printable
    }
    .joined(separator: "\n")
  }

  /// A number, or one of the texts that stand for what JSON does not have.
  fileprivate var asNumber: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .unsigned(let value): Double(value)
    case .number(let value): value
    case .string("NaN"): .nan
    case .string("Infinity"): .infinity
    case .string("-Infinity"): -.infinity
    default: nil
    }
  }
}
