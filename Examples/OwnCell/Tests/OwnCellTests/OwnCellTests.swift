import Foundation
import LockstepTesting
import Testing

@Test func theCellIsInLockstepWithTheReference() async throws {
  try await expectLockstep(MyCell(), cases: 200)
}

/// The same with the weights of a model, layer by layer: put your own into the folder Models.
///
/// No file says the forget bias; leave it out, and a finding says what was taken for granted.
@Test func theModelIsInLockstepWithTheReference() async throws {
  let model = try #require(
    Bundle.module.path(forResource: "two_layers", ofType: "npz", inDirectory: "Models"))
  let summary = try await expectLockstep(MyCell(), model: model, forgetBias: 1)
  #expect(summary.layers.count == 2)
}

/// A check that cannot fail proves nothing: a classical porting mistake must be found.
@Test func aMissingForgetBiasIsFound() async throws {
  await withKnownIssue {
    try await expectLockstep(MyCell(forgetsForgetBias: true), cases: 200)
  }
}
