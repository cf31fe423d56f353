import Lockstep
import Testing

/// Infinities and NaN: matched in kind they agree, swallowed they diverge.
struct NonfiniteTests {
  @Test func casesWithThemAgree() throws {
    let options = CampaignOptions(cases: 96, profiles: [.nonfinite])
    let (summary, _, _) = try outcome(of: NativeSubject<Float>(), options)
    #expect(summary.agrees == 96)
    let generator = try CaseGenerator<Float>(options)
    let spoiled = (0..<96).filter { index in
      generator.makeCase(at: index).tensors.contains { _, tensor in
        tensor.scalars.contains { !$0.isFinite }
      }
    }
    #expect(spoiled.count == 96)
  }

  @Test func aSwallowedNaNDiverges() throws {
    let subject = TamperedSubject<Float>(
      name: "swallows NaN",
      changeTrace: { tensors in
        var changed = tensors
        for (name, tensor) in tensors {
          changed[name] = try tensor.mapped { $0.isNaN ? 0 : $0 }
        }
        return changed
      })
    let options = CampaignOptions(cases: 32, profiles: [.nonfinite])
    let (summary, findings, _) = try outcome(of: subject, options)
    #expect(summary.diverges > 10)
    #expect(findings.contains { $0.first?.expected.isNaN == true && $0.first?.actual == 0 })
  }

  @Test func aNaNWhereNoneBelongsDiverges() throws {
    let subject = TamperedSubject<Float>(
      name: "makes a NaN",
      changeTrace: { tensors in
        var changed = tensors
        changed["h"]?.withUnsafeMutableScalars { scalars in
          if !scalars.isEmpty { scalars[scalars.count - 1] = .nan }
        }
        return changed
      })
    let options = CampaignOptions(cases: 32, profiles: [.generic])
    let (summary, findings, _) = try outcome(of: subject, options)
    #expect(summary.diverges == 32)
    #expect(findings.allSatisfy { $0.first?.actual.isNaN == true && $0.first?.ratio == .infinity })
  }
}
