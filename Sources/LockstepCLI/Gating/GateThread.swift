import CommandSupport
import Lockstep

/// What runs the gate, on one thread: each subject's campaigns, the known mistakes, the models.
struct GateThread: Sendable {
  let subjects: [(choice: SubjectChoice, thread: CampaignThread)]
  let signature: Signature
  let dtype: DType

  /// Nil if no mistake is made.
  let sensitivity: SensitivityRun?
  let models: [GateModel]
  let activationRoundoffs: Double
  let python: InterpreterConfiguration
  let port: PortChoice

  func run(_ monitor: GateMonitor) {
    do {
      let assembly = try Assembly(python: python, port: port)
      monitor.campaigns.use(try assembly.environment())
      for (choice, thread) in subjects where !thread.parts.isEmpty {
        try assembly.refuseUnknown(choice, of: signature)
      }
      var isComplete = true
      for (choice, thread) in subjects {
        guard !monitor.isStopped else { return }
        monitor.update { $0.begin(choice.text) }
        let ended = try thread.judge(monitor.campaigns)
        isComplete = isComplete && ended
      }
      monitor.campaigns.record(.ended(completed: isComplete))
      if let sensitivity {
        let record = try score(sensitivity, assembly.reference, monitor)
        monitor.update { $0.sensitivity = record }
      }
      for model in models {
        guard !monitor.isStopped else { return }
        do {
          let gated = try model.gated(
            assembly.reference, activationRoundoffs: activationRoundoffs)
          monitor.update { $0.add(gated) }
        } catch let failure as CommandFailure
          where failure.status == .usage && model.isOfFolder
        {
          monitor.update { $0.add(GateModels.failedModel(at: model.path, failure)) }
        }
      }
      monitor.update { $0.isComplete = isComplete }
    } catch {
      monitor.campaigns.fail(error)
    }
  }

  private func score(
    _ run: SensitivityRun, _ reference: NumPyReference, _ monitor: GateMonitor
  ) throws -> SensitivityRecord {
    switch dtype {
    case .float32:
      try run.generated(Float.self, reference, shouldStop: { monitor.isStopped })
    case .float64:
      try run.generated(Double.self, reference, shouldStop: { monitor.isStopped })
    }
  }
}
