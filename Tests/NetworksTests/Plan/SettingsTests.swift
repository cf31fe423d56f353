import ModelFiles
import Networks
import RecurrentCells
import Tensors
import Testing

/// Settings that Lockstep keeps beside the weights.
@Suite struct SettingsTests {
  private func file(_ settings: NamedTensors<Float>) throws -> MemoryFile {
    var tensors: NamedTensors<Float> = [
      "rnn/basic_lstm_cell/kernel": try Tensor([8, 20], repeating: 0.25),
      "rnn/basic_lstm_cell/bias": try Tensor([20], repeating: 0.5),
      "dense/kernel": try Tensor([5, 2], repeating: 0.125),
      "dense/bias": try Tensor([2], repeating: 0.75),
    ]
    for (name, tensor) in settings { tensors[name] = tensor }
    return MemoryFile(tensors)
  }

  @Test func `They are read, and nothing is assumed`() throws {
    let file = try file([
      "lockstep.forget_bias": Tensor([], [0.25]), "lockstep.output_softmax": Tensor([], [1]),
    ])
    let plan = NetworkPlan(of: file)
    #expect(plan.layers[0].options["forget_bias"] == 0.25)
    #expect(plan.layers[1].signature == .denseSoftmax)
    #expect(plan.assumptions.isEmpty)
    #expect(plan.variables.count == 6)
    #expect(
      file.variables.filter { $0.name.hasPrefix("lockstep.") }.map { plan.role(of: $0) } == [
        .setting(layer: nil), .setting(layer: nil),
      ])
  }

  @Test func `What is given goes before`() throws {
    let file = try file([
      "lockstep.forget_bias": Tensor([], [0.25]), "lockstep.output_softmax": Tensor([], [1]),
    ])
    let options = NetworkOptions(forgetBias: 3, outputActivation: OutputActivation.none)
    let plan = NetworkPlan(of: file, options: options)
    #expect(plan.layers[0].options["forget_bias"] == 3)
    #expect(plan.layers[1].signature == .dense)
    #expect(NetworkPlan(of: file, options: NetworkOptions(output: .absent)).problem == nil)
  }

  @Test(arguments: [
    ("forget_bias", [], Float.nan, "a finite number"),
    ("forget_bias", [2], 1, "one floating-point number"),
    ("forget_bais", [], 1, "no setting that this version of Lockstep knows"),
  ])
  func `What is no setting is refused`(
    name: String, shape: [Int], value: Float, reason: String
  ) throws {
    let file = try file(["lockstep." + name: Tensor(shape, repeating: value)])
    let problem = NetworkPlan(of: file).problem
    #expect(problem?.description.contains(reason) == true, "\(problem as Any)")
  }
}
