import ModelFiles
import Tensors
import Testing

@Suite struct NPZTests {
  @Test(arguments: ["stored", "deflated", "descriptors_stored", "descriptors_deflated"])
  func archivesOfNumPy(name: String) throws {
    let path = "numpy/\(name).npz"
    let bytes = try Fixture.bytes(path)
    #expect(bytes[6] & 8 == (name.hasPrefix("descriptors") ? 8 : 0))
    #expect(bytes[8] == (name.hasSuffix("deflated") ? 8 : 0))
    let file = try Fixture.open(path)
    #expect(file.format == "npz")
    #expect(file.path == Fixture.root + path)
    #expect(file.variables.map(\.name) == ["kernel", "nested/bias"])
    #expect(file.variables.map(\.type) == [.float32, .float64])
    #expect(try file.tensor("kernel").isBitwiseEqual(to: NPYTests.expected([3, 8])))
    #expect(try file.tensor("nested/bias").isBitwiseEqual(to: NPYTests.expected([7])))
    try Hostile.truncations(of: bytes)
    try Hostile.bitFlips(of: bytes, rounds: 4000)
  }

  /// Damage to the elements alone, which no header shows.
  @Test(arguments: ["stored", "deflated"])
  func damagedElementsAreNoticed(name: String) throws {
    let bytes = try Fixture.bytes("numpy/\(name).npz")
    let archive = try ZipArchive(MappedFile(path: "model", holding: bytes))
    let data = try #require(archive.entries.first { $0.name == "kernel.npy" }?.data)
    for position in data.suffix(20) {
      var damaged = bytes
      damaged[position] ^= 0x10
      // An array as short as this one is looked at as a whole when its header is.
      let error = #expect(throws: ModelFileError.self) {
        try Fixture.open(damaged).tensor("kernel", as: Float.self)
      }
      #expect(error?.variable == "kernel")
    }
  }

  /// What PyTorch computed opens, whatever it holds.
  @Test(arguments: [
    "gru_4x3", "lstm_2layer_4x3", "lstm_2layer_square_4x4_state", "lstm_4x3",
    "lstm_batch_first_4x3", "lstm_bidir_4x3", "lstm_f16_4x3", "lstm_f64_4x3", "lstm_nobias_4x3",
    "lstm_packed_lens_4x3", "lstm_proj_4x6p3", "lstm_state_4x3", "rnn_tanh_4x3",
    "speech_39x128_head10",
  ])
  func archivesOfPyTorchCases(name: String) throws {
    let file = try Fixture.open("pytorch/\(name)/io.npz")
    #expect(file.variables.count >= 2)
    for variable in file.variables where variable.type.isLoadable {
      let tensor: Tensor<Double> = try file.tensor(variable.name)
      #expect(Set(tensor.scalars).count > 1, "\(variable.name)")
    }
  }
}
