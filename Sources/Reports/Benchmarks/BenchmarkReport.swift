/// A format of what `lockstep bench` shows.
public protocol BenchmarkReport: Sendable {
  /// The name on the command line, such as `json`.
  static var name: String { get }

  /// The text, with a newline at its end.
  static func render(_ record: BenchmarkRecord, _ context: ReportContext) -> String
}

/// Every format that there is.
public let allBenchmarkReports: [any BenchmarkReport.Type] = [
  BenchmarkText.self, BenchmarkJSON.self, RooflinePlot.self,
]
