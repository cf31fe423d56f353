import ForwardPass
import Networks
import RecurrentCells
import Tensors

/// A forward pass from its options to its exit status.
package struct ForwardRun: Sendable {
  private let job: ForwardJob
  private let backend: any ForwardBackend
  private let isQuiet: Bool
  private let written = UncommittedOutputs()

  /// - Throws: `CommandFailure` if the options do not make sense together.
  package init(_ options: ForwardOptions, backend: any ForwardBackend) throws {
    do { job = try ForwardJob(options) } catch { throw Self.failure(for: error) }
    self.backend = backend
    isQuiet = options.quiet
  }

  /// Computes on a thread of its own, so that Ctrl-C is answered at once.
  ///
  /// - Parameter program: what the last line begins with.
  /// - Throws: `CommandFailure`, or `CommandEnded` for every status but 0.
  package func run(program: String) throws {
    if !isQuiet { job.assumptions.forEach { Self.say("Assumed: \($0)") } }
    let clock = ContinuousClock()
    let start = clock.now
    let counts = try Interruptible.run(
      message: "interrupted: the outputs are not complete, and no file was written",
      interrupted: written.abandon
    ) { try compute() }
    guard counts.utterances > 0 else {
      throw CommandFailure(
        .inconclusive, "the inputs hold no utterance: nothing was computed and no file written")
    }
    if !isQuiet {
      Self.say("\(program): " + counts.text(seconds: start.duration(to: clock.now) / .seconds(1)))
    }
  }

  private func compute() throws -> ForwardCounts {
    do {
      let stages = try backend.makeStages()
      return switch job.scalarType {
      case .float32: try compute(stage: { try stages.stage($0, $1 as Network<Float>) })
      case .float64: try compute(stage: { try stages.stage($0, $1 as Network<Double>) })
      }
    } catch {
      let cause = (error as? StageFailure)?.cause ?? error
      throw backend.failure(for: cause) ?? Self.failure(for: error)
    }
  }

  private func compute<Scalar: CellScalar>(
    stage: (String, Network<Scalar>) throws -> ForwardStage<Scalar>
  ) throws -> ForwardCounts {
    let pipeline = try UtterancePipeline(
      job.networks(warn: Self.warn).map { try stage($0.name, $0.network) },
      scaling: PosteriorScaling(
        takesLogarithm: job.takesLogarithm, priors: job.priors, scale: job.priorScale),
      timeShift: job.timeShift)
    if let priors = job.priors, priors.floored > 0 {
      Self.warn("\(priors.floored) classes are not above the floor of the priors.")
    }
    var line = TerminalLine(isWanted: !isQuiet)
    defer { line.clear() }
    func warn(_ sentence: String) {
      line.clear()
      Self.warn(sentence)
    }
    let source: any FeatureSource<Scalar> = try job.inputs.open(
      isBatchMajor: job.isBatchMajor, isOutput: job.isOutput, warn: Self.warn)
    let sink: any OutputSink<Scalar> = try written.open(job.outputs, source.arrangement)
    // Not left to the sink's end: the process may exit before.
    defer { sink.discard() }
    let counts = try pipeline.run(source, into: sink, warn: warn) { counts in
      line.update { counts.text(seconds: $0, isFinished: false) }
    }
    if counts.utterances > 0 { try written.commit(sink) }
    return counts
  }

  private static func say(_ line: String) {
    let stream = StandardStream.error
    // Over a line of progress.
    stream.writeIfPossible((stream.isTerminal ? "\r\u{1B}[K" : "") + line + "\n")
  }

  @Sendable private static func warn(_ sentence: String) { say("Warning: \(sentence)") }

  /// The status and the sentence of anything that ends a forward pass.
  private static func failure(for error: any Error) -> any Error {
    switch error {
    case is CommandFailure, is CommandEnded: error
    case ForwardError.input(let sentence): CommandFailure(.usage, sentence)
    case ForwardError.output(let sentence): CommandFailure(.internalError, sentence)
    default: CommandFailure(.internalError, String(describing: error))
    }
  }
}
