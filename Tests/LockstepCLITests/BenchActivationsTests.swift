import Foundation
import Testing

@Suite struct BenchActivationsTests {
  @Test("Errors have four digits at most, the place of the worst has all of its own")
  func digits() throws {
    let result = try Tool.run("bench", "activations", "--kernels", "portable", "--every", "20000")
    #expect(result.status == 0, "\(result.errors)")
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 3)
    for line in lines {
      let errors = [/error ([0-9.]+) units/, /numbers ([0-9.e-]+) of the smallest; 0 descents/]
        .compactMap { line.firstMatch(of: $0)?.1 }
      #expect(errors.count == 2, "\(line)")
      for error in errors {
        let digits = error.prefix { $0 != "e" }.drop { "0.".contains($0) }.filter(\.isNumber)
        #expect(digits.count <= 4, "\(line)")
      }
      #expect((0.5...2).contains(errors.first.flatMap { Double($0) } ?? 0), "\(line)")
    }
  }
}
