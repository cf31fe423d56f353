import Lockstep

/// What runs a campaign: everything is made and used on one thread.
struct CampaignWorker: Sendable {
  let options: CampaignOptions
  let indices: Range<Int>
  let dtype: DType
  let subject: SubjectChoice
  let activationRoundoffs: Double
  let python: InterpreterConfiguration

  func run(_ monitor: CampaignMonitor) {
    do {
      switch dtype {
      case .float32: try run(monitor, Float.self)
      case .float64: try run(monitor, Double.self)
      }
    } catch {
      monitor.fail(error)
    }
  }

  private func run<Scalar: SubjectScalar>(
    _ monitor: CampaignMonitor, _ scalar: Scalar.Type
  ) throws {
    let assembly = try Assembly(python: python)
    monitor.use(try assembly.environment())
    let campaign: Campaign<Scalar> = try assembly.campaign(
      options, subject: subject, activationRoundoffs: activationRoundoffs)
    try campaign.run(indices, shouldStop: { monitor.isStopped }, sink: monitor.record)
  }
}
