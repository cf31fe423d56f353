public import Lockstep
public import Testing

/// Checks a cell of your own with the weights of a model, layer by layer, inside a test.
///
///     @Test func runsOurModel() async throws {
///       try await expectLockstep(MyCell(), model: "Models/speech.ckpt", forgetBias: 1)
///     }
///
/// The model is whatever `lockstep check` reads: a TensorFlow checkpoint (its prefix, `.index` or folder),
/// an `.npz` or `.safetensors` with TensorFlow's or PyTorch's names, or a Kaldi nnet1 network. Every
/// recurrent layer is a campaign of its own: its weights in Lockstep's layout, and inputs and initial
/// states that are drawn, of several sizes. A layer is fed with what the subject itself gave out of the
/// layer below, so a stack runs as it would in your program, and a finding names the layer. Layers that
/// are not recurrent, such as an output layer, are not judged, which the result says.
///
/// A case's `signature` is that of the layer. A subject that cannot be that cell, such as one without
/// peepholes, throws from `trace(of:)`, and what it throws is the failure:
///
///     guard example.signature == .lstm else { throw Unsupported(example.signature.cell) }
///
/// What the file does not say is a parameter; what was taken for granted stands in each finding and in the
/// result.
///
/// - Parameters:
///   - subject: the implementation under judgement.
///   - model: the path of the model.
///   - forgetBias: what every LSTM adds to its forget gate; by default what the file's framework does, 1
///     for TensorFlow's cells and 0 for PyTorch's.
///   - cellClip: what TensorFlow's LSTMCell clips its c to; none by default.
///   - projectionClip: what LSTMCell clips its projected outputs to; none by default.
///   - scopes: the network that is meant where the file holds several; of several scopes each is fed by
///     the one before.
///   - cases: how many cases for each layer.
///   - seed: what the inputs and states are drawn from.
///   - steps: the numbers of steps to draw from.
///   - batch: the numbers of batch rows to draw from.
///   - replaying: `SEED:INDEX`, to run that one case only, in every layer.
///   - activationRoundoffs: k; how many unit roundoffs an activation may be off.
///   - accepting: what a cell that approximates on purpose may be off by in a step.
///   - findings: the folder where the smallest case of each cause is written, by default that of the
///     environment variable `LOCKSTEP_FINDINGS`; without either they are attachments of the test alone.
///   - python: the environment with NumPy.
///   - sourceLocation: where issues are recorded; the line of the call.
/// - Returns: the campaigns in numbers, with what was assumed.
/// - Throws: if the model cannot be read, holds no recurrent layer or is not of the subject's precision;
///   and as `expectLockstep(_:is:cases:seed:replaying:activationRoundoffs:accepting:findings:python:)`.
@discardableResult
public func expectLockstep<Checked: Subject>(
  _ subject: Checked, model: String, forgetBias: Double? = nil, cellClip: Double? = nil,
  projectionClip: Double? = nil, scopes: [String] = [], cases: Int = 32,
  seed: UInt64 = CampaignOptions.defaultSeed, steps: ClosedRange<Int> = ModelDraw.defaultSteps,
  batch: ClosedRange<Int> = ModelDraw.defaultBatch, replaying: String? = nil,
  activationRoundoffs: Double = ReferenceJudge<Checked.Scalar>.defaultActivationRoundoffs,
  accepting: Tolerance? = nil, findings: String? = nil, python: String? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) async throws -> ModelSummary where Checked.Scalar: SubjectScalar {
  guard cases > 0 else { throw InvalidOptions.noCases(cases) }
  let replayed = try replaying.map { try CaseAddress($0) }
  let seed = replayed?.seed ?? seed
  let model = try TestedModel<Checked.Scalar>(
    path: model,
    NetworkOptions(
      forgetBias: forgetBias, cellClip: cellClip, projectionClip: projectionClip, scopes: scopes))
  let drawn = try ModelCases(
    model.network, name: model.path, subject: subject,
    ModelDraw(seed: seed, steps: steps, batch: batch))
  let check = try LockstepCheck(
    subject, activationRoundoffs: activationRoundoffs, accepting: accepting, python: python,
    findings: findings,
    sourceLocation: sourceLocation)
  return try check.run(
    model, drawn, seed: seed, replayed.map { $0.index..<($0.index + 1) } ?? 0..<cases)
}

/// Checks a cell of your own with the weights of a model on inputs of your own, from states of zeros.
///
///     let features = try Tensor<Float>([steps, 1, 40], recorded)
///     try await expectLockstep(MyCell(), model: "Models/speech.ckpt", inputs: features)
///
/// Every recurrent layer is one case.
///
/// - Parameters:
///   - subject: the implementation under judgement.
///   - model: the path of the model.
///   - inputs: of the model, time-major, [T, B, I].
///   - forgetBias: what every LSTM adds to its forget gate; by default what the file's framework does.
///   - cellClip: what TensorFlow's LSTMCell clips its c to; none by default.
///   - projectionClip: what LSTMCell clips its projected outputs to; none by default.
///   - scopes: the network that is meant where the file holds several.
///   - activationRoundoffs: k; how many unit roundoffs an activation may be off.
///   - accepting: what a cell that approximates on purpose may be off by in a step.
///   - findings: the folder where the smallest case of each cause is written.
///   - python: the environment with NumPy.
///   - sourceLocation: where issues are recorded; the line of the call.
/// - Returns: the layers in numbers, with what was assumed.
/// - Throws: if the inputs do not fit the model; and as the form that draws them.
@discardableResult
public func expectLockstep<Checked: Subject>(
  _ subject: Checked, model: String, inputs: Tensor<Checked.Scalar>, forgetBias: Double? = nil,
  cellClip: Double? = nil, projectionClip: Double? = nil, scopes: [String] = [],
  activationRoundoffs: Double = ReferenceJudge<Checked.Scalar>.defaultActivationRoundoffs,
  accepting: Tolerance? = nil, findings: String? = nil, python: String? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) async throws -> ModelSummary where Checked.Scalar: SubjectScalar {
  let model = try TestedModel<Checked.Scalar>(
    path: model,
    NetworkOptions(
      forgetBias: forgetBias, cellClip: cellClip, projectionClip: projectionClip, scopes: scopes))
  let given = try ModelCases(model.network, name: model.path, subject: subject, inputs: inputs)
  let check = try LockstepCheck(
    subject, activationRoundoffs: activationRoundoffs, accepting: accepting, python: python,
    findings: findings,
    sourceLocation: sourceLocation)
  return try check.run(model, given, seed: nil, 0..<1)
}
