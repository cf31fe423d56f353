import LockstepTesting
import Testing

@Test func theCellIsInLockstepWithTheReference() async throws {
  try await expectLockstep(MyCell(), cases: 200)
}

/// A check that cannot fail proves nothing: a classical porting mistake must be found.
@Test func aMissingForgetBiasIsFound() async throws {
  await withKnownIssue {
    try await expectLockstep(MyCell(forgetsForgetBias: true), cases: 200)
  }
}
