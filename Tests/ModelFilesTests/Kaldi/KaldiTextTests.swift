import ModelFiles
import Tensors
import Testing

/// What is a text matrix or vector and what is none: as Kaldi's own reader decides, asked for each.
@Suite struct KaldiTextTests {
  struct Reading: Sendable {
    let text: String
    let shape: [Int]
    let values: [Double]

    init(_ text: String, _ shape: [Int], _ values: [Double]) {
      (self.text, self.shape, self.values) = (text, shape, values)
    }
  }

  static let readings: [Reading] = [
    Reading("a [ 1 inf 2 ]\n", [3], [1, .infinity, 2]),
    Reading("a [ Infinity -inf ]", [2], [.infinity, -.infinity]),
    Reading("a [\n 1;2 ]\n", [2, 1], [1, 2]),
    Reading("a []\n", [0], []),
    Reading("a [ ]", [0], []),
    Reading("a [\n ]", [0], []),
    Reading("a\n[ 1 ]\n", [1], [1]),
    Reading("a\t[ -.5 ]", [1], [-0.5]),
    Reading("\n\n a [ 1 2\n ;;\n 3 4 ]", [2, 2], [1, 2, 3, 4]),
    Reading("a [ 1e5 1E+5 1. -0 ]", [4], [1e5, 1e5, 1, -0.0]),
    Reading("a [\r\n 1 2\r\n 3 4 ]\r\n", [2, 2], [1, 2, 3, 4]),
    Reading("a [ 1]", [1], [1]),
    Reading("a [ 1e-999 -1e-999 ]", [2], [0, -0.0]),
    // Kaldi refuses a plus; C++'s streams print it (showpos) and read it.
    Reading("a [ +5 -0.25 +0.31e+1 +.5 ]", [4], [5, -0.25, 3.1, 0.5]),
  ]

  @Test(arguments: readings)
  func texts(reading: Reading) throws {
    let singles = try KaldiTables.parse(reading.text)
    let doubles = try KaldiTables.parse(reading.text, as: .float64)
    #expect(singles.map(\.key) == ["a"])
    #expect(singles.map(\.shape) == [reading.shape])
    #expect(doubles.map(\.shape) == [reading.shape])
    let expected = reading.values
    #expect(singles[0].floats?.map(\.bitPattern) == expected.map { Float($0).bitPattern })
    #expect(doubles[0].doubles?.map(\.bitPattern) == expected.map(\.bitPattern))
  }

  @Test func signsOfWhatIsNoNumber() throws {
    let values = try #require(try KaldiTables.parse("a [ nan -NaN ]")[0].floats)
    #expect(values.map(\.isNaN) == [true, true])
    #expect(values.map(\.sign) == [.plus, .minus])
  }

  /// `]` ends an entry, also without a new line.
  @Test func oneBehindTheOther() throws {
    let entries = try KaldiTables.parse("a [ 1 7 ]b [ 2 ]\nc 1 2 -3\nd [\n4;5;6 ]")
    #expect(entries.map(\.key) == ["a", "b", "c", "d"])
    #expect(entries[2].integers == [1, 2, -3])
    #expect(entries[2].decimalHalfUnits == nil)
    #expect(entries.map(\.matrixShape) == [[1, 2], [1, 1], nil, [3, 1]])
  }

  @Test func halfUnitsOfTheLastDigit() throws {
    let plus = try KaldiTables.parse("a [ +0.31 +1 ]")[0].decimalHalfUnits
    #expect(plus == [0.005, 0.5])
    let text = "a [ 0.123 1.5e-3 -7 1e2 12.50 1E+3 inf 0 ]"
    let units = try #require(try KaldiTables.parse(text)[0].decimalHalfUnits)
    #expect(units == [0.0005, 0.5e-4, 0.5, 50, 0.005, 500, 0, 0.5])
    let tiny = try KaldiTables.parse("a [ 1e-999 1e-5000000000 ]")[0].decimalHalfUnits
    #expect(tiny == [.leastNonzeroMagnitude, .leastNonzeroMagnitude])
    let bytes = try Fixture.bytes("kaldi/tables/fm_binary.ark")
    #expect(try KaldiTables.read(bytes).allSatisfy { $0.decimalHalfUnits == nil })
  }

  /// Against the standard library's conversions, which round once.
  @Test func numbersAreRoundedOnce() throws {
    var generator = SeededGenerator(seed: 11)
    var texts = [
      // Half way between two floats, and next to it.
      "16777217", "16777217.0000001", "16777216.9999999", "1.00000005960464477539062",
      "1.00000005960464477539063", "7.006492321624085e-46", "1.1754943e-38", "3.4028235e38",
      "9007199254740993", "123456789012345678901234567890", "0.000000000000000000000000000001",
    ]
    for _ in 0..<20_000 {
      let digits = Int.random(in: 1...20, using: &generator)
      var text = Bool.random(using: &generator) ? "-" : ""
      let point = Int.random(in: 0...digits, using: &generator)
      for index in 0..<digits {
        if index == point { text += "." }
        text += String(Int.random(in: 0...9, using: &generator))
      }
      if Bool.random(using: &generator) {
        text += "e\(Int.random(in: -45...16, using: &generator))"
      }
      texts.append(text)
    }
    // Only a sign or a digit begins a number.
    texts = texts.map { $0.hasPrefix(".") ? "0" + $0 : $0 }
    let joined = "a [ " + texts.joined(separator: " ") + " ]"
    let floats = try #require(try KaldiTables.parse(joined)[0].floats)
    let doubles = try #require(try KaldiTables.parse(joined, as: .float64)[0].doubles)
    for (index, text) in texts.enumerated() {
      #expect(floats[index].bitPattern == Float(text)?.bitPattern, "\(text)")
      #expect(doubles[index].bitPattern == Double(text)?.bitPattern, "\(text)")
    }
  }

  /// Numbers that lie across the borders of what is in memory at a time.
  @Test func longerThanMemory() throws {
    let count = 100_000
    let text = "a [\n" + (0..<count).map { "\($0).25" }.joined(separator: "\n") + " ]"
    let entry = try KaldiTables.parse(text)[0]
    #expect(entry.shape == [count, 1])
    let expected = (0..<count).map { Float($0) + 0.25 }
    #expect(entry.floats == expected)
  }

  static let refusals: [(text: String, reason: String)] = [
    ("a [ 1 2", "entry a, line 1: the closing bracket is missing"),
    ("a [ 1\n2\n", "line 3: the closing"),
    ("a [ 1e39 ]", "1e39 is beyond the largest float32"),
    ("a [ .5 ]", "\".5\" is no number"), ("a [ +-5 ]", "\"+-5\" is no number"),
    ("a [ + ]", "\"+\" is no number"), ("a [ -+5 ]", "is no number"),
    ("a [ 1.5.3 ]", "is no number"), ("a [ 1-2 ]", "is no number"),
    ("a [ 0x10 ]", "is no number"), ("a [1 2]", "wants a space"), ("a [ 1e ]", "is no number"),
    ("a [ 1e+ ]", "is no number"), ("a [ - ]", "is no number"), ("a [ infinit ]", "is no number"),
    ("a [ nanx ]", "is no number"), ("a [ 1,2 ]", "is no number"), ("a [ [ 1 ]", "is no number"),
    ("a [ \u{0} ]", "is no number"), ("a [ b ]", "\"b\" is no number"),
    ("a [\n1 2\n3\n4 5 ]", "entry a, line 3: row 2 has 1 numbers, and the rows before it have 2"),
    ("a [ 1 ]\nb [\n1\n 2 3 ]", "entry b, line 4: row 2 has 2"),
    ("a", "entry a, line 1: nothing follows"), ("a ", "there is nothing where a [ is to be"),
    ("a \n\nx 1 2", "line 3: \"x\" stands where a [ is to be"), ("a ]", "no integer"),
    ("a 1 2.5", "\"2.5\" is no integer"), ("a 1 2147483648", "is no integer"),
    ("a 1 2 ]", "\"]\" is no integer"), ("\u{0}B", "a zero byte where a key"),
    ("a [ 1 ]\n\u{0}", "byte 8: a zero byte"), ("a \u{0}C", "byte 2: a zero byte without the B"),
    ("a [ 1" + String(repeating: "0", count: 4000) + " ]", "is beyond the largest float32"),
    ("a [ 0." + String(repeating: "0", count: 5000) + "1 ]", "is no number"),
    ("a [ 0." + String(repeating: "0", count: 5000), "is no number"),
    (String(repeating: "k", count: 5000) + " [ ]", "too long for key"),
  ]

  @Test(arguments: refusals.indices)
  func refused(index: Int) throws {
    let (text, reason) = Self.refusals[index]
    let error = try #require(throws: ModelFileError.self) { try KaldiTables.parse(text) }
    #expect(error.path == "table")
    #expect(error.description.contains(reason), "\(error.description)")
    #expect(error.description.count < 400)
  }

  @Test func keysThatAreNoText() throws {
    let error = #expect(throws: ModelFileError.self) {
      try KaldiTables.read([0xFF, 0xFE] + Array(" [ 1 ]".utf8))
    }
    #expect(error?.reason.contains("no text in UTF-8") == true)
  }
}
