import CrossCheck
import Tensors
import Testing

struct ToleranceRules {
  @Test(
    arguments: zip(
      ["rtol=1e-3,atol=1e-4", "atol=0.25", "rtol=0.5", "ulps=4", "atol=2,rtol=1"],
      ["rtol=0.001,atol=0.0001", "atol=0.25", "rtol=0.5", "ulps=4.0", "rtol=1.0,atol=2.0"]))
  func itIsWrittenAsItIsRead(_ text: String, _ written: String) throws {
    let tolerance = try #require(Tolerance(text))
    #expect(tolerance.description == written)
    #expect(Tolerance(written) == tolerance)
  }

  @Test(
    arguments: [
      "", "1e-3", "rtol", "rtol=", "rtol=a", "rtol=0", "rtol=0,atol=0", "rtol=-1", "rtol=nan",
      "atol=inf", "rtol=1,rtol=1", "ulps=0", "ulps=2,atol=1", "ulps=-3", "rtol=1,", "eps=1",
    ])
  func whatIsNoneIsRefused(_ text: String) { #expect(Tolerance(text) == nil) }
}
