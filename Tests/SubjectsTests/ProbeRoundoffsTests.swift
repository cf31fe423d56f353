import Foundation
import Lockstep
import Testing

/// The k that is found is that of the activations, but for what rounding could explain.
struct ProbeRoundoffsTests {
  /// The native LSTM in float64, one step, its activations off by so many unit roundoffs of float32.
  private struct Inexact: Subject {
    let logistic: Double
    let tanh: Double

    var name: String { "inexact" }

    func trace(of example: Case<Float>) throws -> Trace<Float> {
      var tensors: NamedTensors<Double> = [:]
      for (name, tensor) in example.tensors {
        tensors[name] = try Tensor(tensor.shape.dimensions, tensor.scalars.map(Double.init))
      }
      let wide = try Case(
        example.signature, sizes: example.sizes, options: example.options, tensors: tensors,
        provenance: example.provenance)
      let exact = try NativeSubject<Double>().traceWithActivations(of: wide)
      func gate(_ name: String, _ roundoffs: Double) -> [Double] {
        exact.tensors[name]?.scalars.map { $0 * (1 + roundoffs * 0x1p-24) } ?? []
      }
      let (i, f, o) = (gate("i", logistic), gate("f", logistic), gate("o", logistic))
      let j = gate("j", tanh)
      let before = wide["initial_c"].scalars
      let c = i.indices.map { Float(before[$0] * f[$0] + i[$0] * j[$0]) }
      let h = c.indices.map {
        Float(o[$0] * Foundation.tanh(Double(c[$0])) * (1 + tanh * 0x1p-24))
      }
      let shape = [1, example.sizes.batch, example.sizes.hiddenSize]
      return try Trace(tensors: ["c": Tensor(shape, c), "h": Tensor(shape, h)])
    }
  }

  private func probes(_ subject: some Subject<Float>) throws -> ProbeRoundoffs<Float> {
    let generator = try CaseGenerator<Float>(
      CampaignOptions(seed: 5, cases: 1, hiddenSize: 5...23, profiles: [.probe]))
    var probes = ProbeRoundoffs<Float>(try reference())
    for index in [1, 2, 3, 40, 41, 42] {
      let probe = generator.makeCase(at: index)
      for example in try [probe] + probe.activationProbes() {
        probes.add(JudgedPair(example, try subject.trace(of: example)))
      }
    }
    return probes
  }

  private func needed(_ subject: some Subject<Float>) throws -> Double {
    guard case .needed(let value) = try probes(subject).needed() else { return .infinity }
    return value
  }

  @Test func whatTheLogisticIsOffByIsFound() throws {
    let needed = try needed(Inexact(logistic: 40, tanh: 0))
    #expect((36...40).contains(needed), "\(needed)")
  }

  /// It is multiplied by a logistic, which may be off by as much: half of it is sure.
  @Test func halfOfWhatTheTanhIsOffByIsFound() throws {
    let needed = try needed(Inexact(logistic: 0, tanh: 400))
    #expect((196...400).contains(needed), "\(needed)")
  }

  @Test func whatBothAreOffByIsFound() throws {
    let needed = try needed(Inexact(logistic: -90, tanh: -90))
    #expect((86...90).contains(needed), "\(needed)")
  }

  @Test func anAccurateSubjectNeedsNextToNothing() throws {
    #expect(try needed(Inexact(logistic: 0, tanh: 0)) < 1)
    #expect(try needed(NativeSubject<Float>()) < 10)
  }

  @Test func whatIsNoRoundingNeedsMoreThanAnything() throws {
    let found = try probes(Inexact(logistic: 1e6, tanh: 0)).needed()
    #expect(found == .more(than: 10_000))
  }

  @Test func itFindsWhatAScanFinds() throws {
    let probes = try probes(NativeSubject<Float>())
    let scanned = try RoundoffSearch.candidates.first { try probes.isEnough($0) }
    #expect(try probes.needed() == scanned.map(RoundoffSearch.Result.needed))
  }

  @Test func withoutATraceThereIsNone() throws {
    #expect(try ProbeRoundoffs<Float>(reference()).needed() == nil)
  }
}
