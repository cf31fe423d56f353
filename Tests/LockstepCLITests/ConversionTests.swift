import Foundation
import Testing

/// What the programs of the refusals make of real files agrees with what the frameworks computed.
@Suite struct ConversionTests {
  private static func path(_ name: String) -> String { "\(Fixtures.folder)/refused/\(name)" }

  private func check(
    _ conversion: Conversion, folder: String, _ options: [String]
  ) throws -> Tool.Result {
    let io = Self.path(folder) + "/io.npz"
    return try Tool.run(
      ["check", conversion.model, "--batch-major", "--inputs", io + ":x"]
        + options.map { $0.replacingOccurrences(of: "IO", with: io) })
  }

  /// The output layer is judged too, from the last recurrent layer's outputs h.
  @Test(
    "Keras's models need no option but the one that the program prints",
    arguments: [
      ("keras3_stack", "model.keras"), ("keras3_stack", "model.h5"), ("keras2_rnn", "model.keras"),
      ("keras2_rnn", "model.h5"),
    ])
  func wholeModels(folder: String, file: String) throws {
    let conversion = try Conversion(of: Self.path("\(folder)/\(file)"))
    let isSoftmax = folder == "keras3_stack"
    let softmax = ["--output-activation", "softmax"]
    #expect(conversion.status == 0, "\(conversion.output)")
    #expect(conversion.output.contains(softmax.joined(separator: " ")) == isSoftmax)
    let result = try check(
      conversion, folder: folder,
      ["--expected", "IO:y", "--expected", "IO:h"] + (isSoftmax ? softmax : []))
    #expect(result.status == 0, "\(result.errors)\(result.output)")
    #expect(result.output.contains("agrees: 5 of 5 results"))
    // Keras adds no forget bias as it runs, and nothing of PyTorch's is said of it.
    #expect(result.output.contains("forget_bias 0") == isSoftmax, "\(result.output)")
    #expect(!result.output.contains("forget_bias is 0"), "\(result.output)")
  }

  @Test("Keras's weights alone are taken for a stack, as the program says")
  func weights() throws {
    let stack = try Conversion(of: Self.path("keras3_stack/model.weights.h5"))
    #expect(stack.output.hasPrefix("Assumed, as weights do not say it"))
    let softmax = ["--output-activation", "softmax", "--expected", "IO:y", "--expected", "IO:h"]
    let result = try check(stack, folder: "keras3_stack", softmax)
    #expect(result.output.contains("agrees: 5 of 5 results"), "\(result.errors)\(result.output)")
    let old = try Conversion(of: Self.path("keras2_weights/model.h5"))
    let other = try check(old, folder: "keras2_weights", ["--expected", "IO:y"])
    #expect(other.output.contains("agrees: 3 of 3 results"), "\(other.errors)\(other.output)")
    #expect(!(result.output + other.output).contains("forget_bias is 0"), "\(other.output)")
  }

  @Test("What stands around the recurrent layers is left out, and named")
  func leftOut() throws {
    let conversion = try Conversion(of: Self.path("keras2_dense_first/model.h5"))
    let left = "Left out, and to be left out of inputs and outputs: "
    #expect(conversion.output == "\(left)dense_1, Dense.\n\(left)dense_2, Dense.\n")
    let result = try Tool.run("inspect", conversion.model)
    #expect(result.status == 0)
    #expect(!result.output.contains("output layer"))
  }

  @Test(
    "What Lockstep does not run gives an error and no file",
    arguments: [
      ("keras2_hard_sigmoid/model.h5", "lstm, LSTM: Lockstep has none with recurrent_activation"),
      ("keras3_bidirectional/model.keras", "bidirectional, Bidirectional: only LSTM and"),
      ("keras3_bidirectional/model.weights.h5", "backward_layer/cell/vars: it is no LSTM"),
      ("keras3_gru/model.h5", "gru, GRU: only LSTM and SimpleRNN"),
      ("keras3_parallel/model.keras", "other, LSTM: it is not simply the next layer"),
    ])
  func outOfScope(file: String, message: String) throws {
    let conversion = try Conversion(of: Self.path(file))
    #expect(conversion.status == 1)
    #expect(conversion.output.contains(message), "\(conversion.output)")
    #expect(conversion.output.split(separator: "\n").count == 1)
    #expect(!FileManager.default.fileExists(atPath: conversion.model))
  }
}
