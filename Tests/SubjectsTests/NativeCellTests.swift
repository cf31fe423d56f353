import Lockstep
import LockstepTesting
import Testing

/// The package's own cells in lockstep with the Reference.
struct NativeCellTests {
  @Test func theLSTMAgreesInFloat32() async throws {
    let summary = try await expectLockstep(NativeSubject<Float>(), cases: 400)
    #expect(summary.agrees == 400)
    #expect(summary.grade == .A)
  }

  @Test func theLSTMAgreesInFloat64() async throws {
    let summary = try await expectLockstep(NativeSubject<Double>(), cases: 300)
    #expect(summary.grade == .A)
  }

  @Test func theRNNAgreesInBothPrecisions() async throws {
    let single = try await expectLockstep(NativeSubject<Float>(), is: .rnn, cases: 300)
    let double = try await expectLockstep(NativeSubject<Double>(), is: .rnn, cases: 300)
    #expect(single.grade == .A)
    #expect(double.grade == .A)
  }

  @Test(arguments: [
    Signature.lstmTwoBiases, .rnnTwoBiases, .dense, .denseSoftmax,
  ])
  func theVariantsAgreeInBothPrecisions(signature: Signature) async throws {
    let single = try await expectLockstep(NativeSubject<Float>(), is: signature, cases: 300)
    let double = try await expectLockstep(NativeSubject<Double>(), is: signature, cases: 300)
    #expect(single.grade == .A)
    #expect(double.grade == .A)
  }

  @Test(arguments: Signature.extendedLSTMs)
  func theExtendedCellsAgreeInBothPrecisions(signature: Signature) async throws {
    let single = try await expectLockstep(NativeSubject<Float>(), is: signature, cases: 200)
    let double = try await expectLockstep(NativeSubject<Double>(), is: signature, cases: 100)
    #expect(single.grade == .A)
    #expect(double.grade == .A)
  }

  /// The source's tanh is accurate only against 1; the Reference must see the difference.
  @Test func theSourcesTanhAgreesWithGradeB() async throws {
    let summary = try await expectLockstep(
      NativeSubject<Float>(activation: .logisticTanh), cases: 300)
    #expect(summary.grade == .B)
    #expect(summary.gradeB.map { $0.element.ratio > 1 } == true)
  }

  @Test func theReferenceHasTheSameSignatures() throws {
    let python = try SignatureTable.ofReference()
    #expect(python == SignatureTable.ofSwift())
  }
}
