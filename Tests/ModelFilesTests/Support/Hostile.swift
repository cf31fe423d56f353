import ModelFiles
import Testing

/// Damage to bytes that must end in an error or in a result, never in a trap or without end.
enum Hostile {
  /// Every beginning of a file: none may be taken for the whole.
  static func truncations(of bytes: [UInt8]) throws {
    for count in 0..<bytes.count {
      #expect(throws: ModelFileError.self, "the first \(count) bytes of \(bytes.count)") {
        let file = try Fixture.open(Array(bytes[..<count]))
        for variable in file.variables { _ = try file.tensor(variable.name, as: Float.self) }
      }
    }
  }

  /// Single bits and pairs of bits, `rounds` times, the same ones in every run.
  static func bitFlips(of bytes: [UInt8], rounds: Int) throws {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for round in 0..<rounds {
      var damaged = bytes
      for _ in 0...(round % 2) { damaged[next(bytes.count)] ^= 1 << UInt8(next(8)) }
      try Fixture.useAll(damaged)
    }
  }
}
