import Reports
import Testing

struct PlotLabelsTests {
  /// 63.068… + 14 − 63.068… is less than 14: the label was put there again and again.
  @Test(.timeLimit(.minutes(1)))
  func roundingDoesNotKeepALabelFromItsPlace() {
    var labels = PlotLabels()
    labels.add("one", x: 10, y: 63.068354408690574)
    labels.add("two", x: 12, y: 63.068354408690574)
    labels.add("three", x: 8, y: 63)
    #expect(labels.placed.map { $0.y.rounded() } == [63, 77, 91])
  }
}
