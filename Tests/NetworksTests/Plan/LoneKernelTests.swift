import ModelFiles
import Networks
import Testing

/// Output layers without a bias.
@Suite struct LoneKernelTests {
  private static let lstm = Variable.lstm("model/rnn/basic_lstm_cell", inputs: 3, units: 5)
  private static let pyTorch = Variable.pyTorch("rnn.", inputs: 3, units: 5)

  @Test func `A kernel alone in its scope is an output layer without a bias`() {
    let torch = NetworkPlan(Self.pyTorch + [Variable("model.fc.weight", 7, 5)])
    #expect(torch.problem == nil)
    #expect(torch.output?.name == "model.fc")
    #expect(torch.output?.bias == nil)
    #expect(torch.output?.isTransposed == true)
    #expect(torch.output?.size == 7)
    #expect(torch.output?.parameterCount.description == "5·7 = 35")
    #expect(torch.roles["model.fc.weight"] == .output("kernel"))
    #expect(torch.assumptions.contains { $0.contains("no bias") })
    let tensorFlow = NetworkPlan(Self.lstm + [Variable("dense/kernel", 5, 7)])
    #expect(tensorFlow.output?.isTransposed == false)
    #expect(tensorFlow.output?.size == 7)
  }

  @Test func `A pair goes before a kernel alone`() {
    let plan = NetworkPlan(
      Self.pyTorch + [
        Variable("a.weight", 7, 5), Variable("fc.weight", 2, 5), Variable("fc.bias", 2),
      ])
    #expect(plan.output?.name == "fc")
    #expect(plan.notes.isEmpty)
  }

  @Test(arguments: ["embedding.weight", "encoder.word_emb.weight", "net.embed.weight"])
  func `What is called an embedding is never guessed to be one`(name: String) {
    let plan = NetworkPlan(Self.pyTorch + [Variable(name, 7, 5)])
    #expect(plan.problem == nil)
    #expect(plan.output == nil)
    #expect(plan.notes.first?.contains("--output-scope") == true)
    let scope = String(name.dropLast(".weight".count))
    let chosen = NetworkPlan(
      Self.pyTorch + [Variable(name, 7, 5)], options: NetworkOptions(output: .scope(scope)))
    #expect(chosen.output?.kernel?.name == name)
  }

  @Test func `Where I is H only the name of an output layer tells it from an embedding`() {
    let square = Variable.pyTorch("rnn.", inputs: 5, units: 5)
    #expect(NetworkPlan(square + [Variable("tokens.weight", 7, 5)]).output == nil)
    #expect(NetworkPlan(square + [Variable("head.weight", 7, 5)]).output?.size == 7)
  }

  @Test func `Several, or what stands beside something else, are left alone`() {
    let several = NetworkPlan(
      Self.pyTorch + [Variable("a.weight", 7, 5), Variable("b.weight", 7, 5)])
    #expect(several.output == nil)
    #expect(several.problem == nil)
    #expect(several.notes.count == 1)
    for other in ["fc.scale", "fc.mask"] {
      let plan = NetworkPlan(Self.pyTorch + [Variable("fc.weight", 7, 5), Variable(other, 3)])
      #expect(plan.output == nil, "\(other)")
    }
    #expect(NetworkPlan(Self.pyTorch + [Variable("fc.matrix", 7, 5)]).output == nil)
    #expect(NetworkPlan(Self.pyTorch + [Variable("fc.weight", 5, 7)]).output == nil)
  }
}
