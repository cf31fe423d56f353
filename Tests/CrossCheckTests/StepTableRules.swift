import CrossCheck
import Testing

@Suite struct StepTableRules {
  /// Two batch rows of three units; the subject does not show the first stage.
  private func table(_ actual: [Double], rows: [Int] = [0, 1]) -> StepTable {
    let ones = [Double](repeating: 1, count: 6)
    let eighths = [Double](repeating: 0.0625, count: 6)
    func values(_ quantity: StageQuantity, _ actual: [Double]?) -> StageValues {
      StageValues(Stage(quantity), units: 3, expected: ones, bound: eighths, actual: actual)
    }
    return StepTable(
      step: 4, units: 3, inputs: [], inputSize: 0, states: [],
      stages: [
        values(.inputProduct, nil), values(.withBias, ones), values(.c, actual), values(.h, actual),
        StageValues(
          Stage(.h, basis: "c"), units: 2, expected: [1, 1, 1, 1], bound: [1, 1, 1, 1],
          actual: [1, 3, 1, 1.5]),
      ], rows: rows)
  }

  @Test("The first stage in the order of computation counts, not the worst")
  func first() {
    let beyond = table([1, 1, 1, 1, 1.125, 1.25])
    #expect(beyond.firstBeyond == 2)
    #expect(beyond.firstBeyond(row: 1, unit: 1) == 2)
    #expect(beyond.firstBeyond(row: 1, unit: 2) == 2)
    #expect(beyond.worst?.stage == Stage(.c))
    #expect(beyond.worst?.element.unit == 2)
    #expect(beyond.worst?.element.row == 1)
    #expect(beyond.worst?.element.ratio == 4)
  }

  @Test("A stage that is not shown has no ratio and is never the first")
  func notShown() {
    let element = table([1, 1, 1, 1, 1, 1]).stages[0].element(row: 1, unit: 2)
    #expect(element.actual == nil && element.ratio == nil && !element.isBeyond)
    #expect(element.expected == 1 && element.bound == 0.0625)
    #expect(table([1, 1, 1, 1, 1, 1]).stages[0].worst(inRows: [0, 1]) == nil)
  }

  @Test("A projected h has outputs of its own: of a unit's row it is the worst")
  func projected() {
    let table = table([1, 1, 1, 1, 1, 1])
    #expect(table.firstBeyond(row: 0, unit: 2) == 4)
    #expect(table.element(table.stages[4], row: 0, unit: 2).unit == 1)
    #expect(table.firstBeyond(row: 1, unit: 2) == nil)
  }

  @Test("Past a sequence's end nothing is computed, and nothing is beyond its bound")
  func ended() {
    let ended = table([1, 1, 1, 9, 9, 9], rows: [0])
    #expect(ended.firstBeyond(row: 1, unit: 0) == nil)
    #expect(ended.firstBeyond == 4)
    #expect(table([1, 1, 1, 9, 9, 9]).firstBeyond == 2)
  }

  @Test("NaN is beyond its bound, and a bound that proves nothing gives no ratio")
  func special() {
    #expect(table([1, .nan, 1, 1, 1, 1]).firstBeyond(row: 0, unit: 1) == 2)
    let open = StageValues(
      Stage(.y), units: 1, expected: [1], bound: [.infinity], actual: [.nan])
    #expect(open.element(row: 0, unit: 0).ratio == nil)
  }
}
