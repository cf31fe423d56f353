import Foundation
import Testing

@Suite struct InspectTests {
  @Test("Every variable has its row; the parameters are worked out in numbers")
  func text() throws {
    let result = try Tool.run(
      "inspect", Fixtures.tensorflow("adam_slots_globalstep_6x5_dense3"))
    #expect(result.status == 0 && result.errors.isEmpty)
    for text in [
      "TensorFlow checkpoint V2, 15 variables", "Adam_1 slot of output/weights",
      "(6 + 5)·4·5 + 4·5 = 240 parameters", "5·3 + 3 = 18 parameters", "global_step",
      "kernel of layer 0", "11 variables of the training", "forget_bias is 1",
    ] {
      #expect(result.output.contains(text), "\(text) in \(result.output)")
    }
  }

  @Test("JSON has the same")
  func json() throws {
    let result = try Tool.run("inspect", Fixtures.tensorflow("multi3_13_16_16_8_dense5"), "--json")
    #expect(result.status == 0)
    let model = try #require(
      JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(model["schema"] as? String == "lockstep-model/1")
    let layers = try #require(model["layers"] as? [[String: Any]])
    #expect(layers.map { $0["size"] as? Int } == [16, 16, 8, 5])
    #expect(layers.map { $0["input_size"] as? Int } == [13, 16, 16, 8])
    #expect(model["problem"] is NSNull)
    #expect((model["variables"] as? [Any])?.count == 8)
  }

  @Test("A checkpoint without recurrent layers says what it holds and the usual cause")
  func withoutLayers() throws {
    let result = try Tool.run("inspect", Fixtures.tensorflow("dtypes_v2"))
    #expect(result.status == 0)
    let text = result.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(text.contains("The file holds no recurrent layer"))
    #expect(text.contains("a Saver made before the variables were"))
    #expect(text.contains("bfloat16") && text.contains("string"))
  }

  @Test("A listing that cannot be written ends with 4")
  func unwritable() throws {
    let result = try Tool.run(
      "inspect", Fixtures.tensorflow("basic_4x2_v2"), shell: "\"$@\" >/dev/full")
    #expect(result.status == 4)
    #expect(result.errors.contains("cannot write to standard output"))
  }

  @Test("A scope that is not there is bad usage")
  func unknownScope() throws {
    let result = try Tool.run("inspect", Fixtures.tensorflow("gru_4x3"), "--scope", "decoder")
    #expect(result.status == 2)
  }

  @Test("A cell that is not supported is listed all the same")
  func unsupported() throws {
    let result = try Tool.run("inspect", Fixtures.tensorflow("gru_4x3"))
    #expect(result.status == 0)
    #expect(result.output.contains("lstm/rnn/gru_cell/candidate/kernel"))
    #expect(result.output.contains("GRUCell"))
  }
}
