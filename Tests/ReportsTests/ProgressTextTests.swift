import Reports
import Testing

@Suite struct ProgressTextTests {
  @Test("A line tells how much is done, how fast, and what that leaves")
  func line() {
    #expect(
      ProgressText.line(done: 12_000, of: 100_000, "case", pace: (11_968, 8))
        == "12,000 of 100,000 cases, 1,496/s, 0:59 left")
    #expect(
      ProgressText.line(done: 3, of: 154, "mistake", pace: (3, 2.5))
        == "3 of 154 mistakes, 1.2/s, 2:06 left")
    #expect(
      ProgressText.line(done: 154, of: 154, "mistake", pace: (154, 10))
        == "154 of 154 mistakes, 15/s")
  }

  @Test("Within the first second, and of nothing, no rate is told")
  func early() {
    #expect(ProgressText.line(done: 64, of: 1000, "case", pace: (32, 0.5)) == "64 of 1,000 cases")
    #expect(ProgressText.line(done: 0, of: 1, "case", pace: (0, 60)) == "0 of 1 case")
  }

  @Test("Times are minutes and seconds, with hours from one on")
  func clock() {
    #expect(ProgressText.clock(0.2) == "0:01")
    #expect(ProgressText.clock(65) == "1:05")
    #expect(ProgressText.clock(3599.5) == "1:00:00")
    #expect(ProgressText.clock(7207) == "2:00:07")
    #expect(ProgressText.clock(.infinity) == "long")
  }
}
