import Foundation
import Lockstep
import Testing

/// A network's outputs as text, of which nobody knows more than the digits that were printed.
struct PrintedOutputTests {
  @Test(arguments: ["%.2e", "%.4f", "%g", "%.9g"], [true, false])
  func theyAgreeWithTheDigitsThatTheyWerePrintedWith(format: String, hidden: Bool) throws {
    for result in try results(format, hidden: hidden) {
      #expect(result.verdict == .agrees, "\(result.part): \(result.explanation)")
    }
  }

  @Test(arguments: ["%.2e", "%.4f"])
  func takenForMoreTheyDiverge(format: String) throws {
    let results = try results(format, hidden: true, hasUnits: false)
    #expect(results.map(\.verdict) == [.diverges, .diverges])
  }

  /// The output layer itself is right; its own digits are all there.
  @Test func theOutputLayerReadsPrintedInputs() throws {
    #expect(try results("%.3e", hidden: true, output: "%.9g")[1].verdict == .agrees)
    let blind = try results("%.3e", hidden: true, output: "%.9g", hasUnits: false)
    #expect(blind[1].verdict == .diverges)
  }

  @Test func aFaultBeyondTheDigitsIsFound() throws {
    let results = try results("%.4f", hidden: true) { h in h[17] += 0.001 }
    #expect(results[0].comparison.first?.step == 2)
    #expect(results[0].comparison.first?.unit == 2)
  }

  @Test(arguments: [-1e-3, .nan, .infinity])
  func noHalfUnitWidensInSilence(unit: Double) throws {
    let check = try self.check()
    let h = try Self.network().run(ModelCheckTests.data().inputs).layers[1].outputs
    let outputs = try RecordedOutputs(
      name: "h", tensor: h, format: "float32",
      halfUnits: Tensor(h.shape.dimensions, repeating: unit))
    #expect(throws: PythonError.self) { try check.recorded(hidden: outputs, output: nil) }
  }

  private static func network() throws -> Network<Float> { try ModelCheckTests.network() }

  private func check() throws -> ModelCheck<Float> {
    try ModelCheck(
      Self.network(), on: ModelCheckTests.data(), judge: ReferenceJudge<Float>(reference()))
  }

  /// The network's own outputs, printed and judged.
  private func results(
    _ format: String, hidden: Bool, output: String? = nil, hasUnits: Bool = true,
    edit: (inout [Float]) -> Void = { _ in }
  ) throws -> [PartResult] {
    let run = try Self.network().run(ModelCheckTests.data().inputs)
    let (h, y) = (run.layers[1].outputs, run.outputs)
    var scalars = h.scalars
    edit(&scalars)
    func recorded(_ tensor: Tensor<Float>, _ format: String) throws -> RecordedOutputs<Float> {
      let printed = try PrintedTensor(tensor, format)
      return RecordedOutputs(
        name: format, tensor: printed.tensor, format: "float32",
        halfUnits: hasUnits ? printed.halfUnits : nil)
    }
    return try check().recorded(
      hidden: hidden ? recorded(Tensor(h.shape.dimensions, scalars), format) : nil,
      output: recorded(y, output ?? format))
  }
}
