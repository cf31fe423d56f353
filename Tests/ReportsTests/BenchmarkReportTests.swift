import Foundation
import Reports
import Tensors
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct BenchmarkReportTests {
  private static func timed(_ subject: String, _ samples: [Double]) -> ForwardResult {
    ForwardResult(subject: subject, outcome: .timed(samples: samples, worstRatio: 0.4))
  }

  private static let limits = MachineLimits(
    vectorUnit: "AVX-512", peak: 1.1e11,
    levels: [
      .init(name: "L2", capacity: 0x1p20, bandwidth: 1.1e11),
      .init(name: "L3", capacity: 0x1p25, bandwidth: 6e10),
      .init(name: "memory", capacity: nil, bandwidth: 1.5e10),
    ])

  /// Sizes, and the time of the engine; peers are slower, wrong, or silent.
  private static func row(_ sizes: Sizes, _ seconds: Double) -> ForwardRow {
    ForwardRow(
      sizes: sizes, rounds: 5, engine: timed("native", [3, 1, 1, 1.5, 9].map { $0 * seconds }),
      peers: [
        timed("ONNX Runtime", [2 * seconds, 3 * seconds, 4 * seconds]),
        ForwardResult(subject: "PyTorch", outcome: .diverges(reason: "all <of> it & \"more\"")),
        timed("TensorFlow", [seconds * 4]), timed("JAX", [seconds * 5]),
        ForwardResult(subject: "NumPy", outcome: .failed(reason: "its process ended")),
      ])
  }

  private static var record: BenchmarkRecord {
    var record = BenchmarkRecord(
      engine: "native <0.1.0> & \"more\"", installCommand: "ci/setup --frameworks")
    record.peers = ["ONNX Runtime", "PyTorch", "TensorFlow", "JAX", "NumPy"].map {
      .init(name: $0, state: .present(version: "12.34.56+cpu"))
    }
    record.runs = [1, 16].map { threads in
      BenchmarkRun(
        threads: threads, engineThreads: 1, limits: limits,
        rows: [
          row(Sizes(steps: 1000, batch: 1024, inputSize: 1024, hiddenSize: 1024), 1234.5),
          row(Sizes(steps: 2, batch: 1, inputSize: 4, hiddenSize: 3), 1.25e-7),
          row(Sizes(steps: 50, batch: 32, inputSize: 128, hiddenSize: 256), 0.0625),
        ])
    }
    return record
  }

  private static let context = ReportContext(
    environment: [("lockstep", "0.1.0"), ("python", "3.11.2")], seconds: 12)

  @Test("A peer that failed later keeps its column where it has times, which the ratio may be to")
  func failedLater() {
    var record = Self.record
    record.peers[0] = .init(name: "ONNX Runtime", state: .failed(reason: "its process ended"))
    record.peers[4] = .init(name: "NumPy", state: .failed(reason: "its process ended"))
    let text = BenchmarkText.render(record, Self.context)
    #expect(text.contains("ONNX Runtime cannot be used: its process ended"))
    #expect(text.contains("engine ONNX RT PyTorch      TF     JAX  ratio"), "\(text)")
  }

  @Test("No line of the tables is longer than 80 columns, however long the times")
  func columns() {
    let lines = BenchmarkText.render(Self.record, Self.context).split(separator: "\n")
    for line in lines { #expect(line.count <= 80, "\(line)") }
    #expect(lines.contains { $0.hasPrefix("  128  256   50   32   93750") }, "\(lines)")
  }

  @Test("A ratio of thousands leaves a blank before it", arguments: [99.96, 1_990, 1e12])
  func greatRatio(_ ratio: Double) throws {
    var record = Self.record
    record.runs[0].rows = [
      ForwardRow(
        sizes: Sizes(steps: 2, batch: 1, inputSize: 3, hiddenSize: 18), rounds: 5,
        engine: Self.timed("native", [1e-3 / ratio]), peers: [Self.timed("TensorFlow", [1e-3])])
    ]
    let text = BenchmarkText.render(record, Self.context)
    let row = try #require(text.split(separator: "\n").first { $0.hasPrefix("    3   18 ") })
    #expect(row.hasSuffix(" \(min(Int(ratio.rounded()), 99_999))"), "\(row)")
  }

  @Test("Medians, ratio and shares are what they are defined to be")
  func numbers() throws {
    let row = Self.row(Sizes(steps: 50, batch: 32, inputSize: 128, hiddenSize: 256), 0.0625)
    #expect(row.engine.median == 1.5 * 0.0625)
    #expect(row.best?.subject == "ONNX Runtime")
    #expect(row.ratio == 2)
    #expect(row.operations == 2 * 384 * 1024 * 50 * 32)
    #expect(row.weightBytes == 4 * 384 * 1024)
    #expect(row.weightTraffic(of: row.engine) == 4 * 384 * 1024 * 50 / 0.09375)
  }

  @Test(
    "Weights lie in the smallest level that has a quarter to spare",
    arguments: [(0x1p19, "L2"), (0x1p20 * 0.75, "L2"), (0x1p20, "L3"), (0x1p25, "memory")])
  func levels(bytes: Double, name: String) {
    #expect(Self.limits.level(holding: bytes)?.name == name)
  }

  @Test("A busy machine is told of in every report, an idle one is not")
  func doubt() {
    func record(share: Double?, load: Double, threads: Int = 1) -> BenchmarkRecord {
      var record = BenchmarkRecord(
        engine: "native", load: .init(average: load, processors: 6), installCommand: "install")
      record.runs = [BenchmarkRun(threads: threads, engineThreads: threads, limits: Self.limits)]
      record.runs[0].processorShare = share
      return record
    }
    #expect(record(share: 0.99, load: 5.5).doubt == nil)
    #expect(record(share: nil, load: 5.5).doubt == nil)
    let loaded = record(share: nil, load: 7.25).doubt ?? ""
    #expect(loaded.contains("a load of 7.25 on 6 processors"), "\(loaded)")
    let busy = record(share: 0.625, load: 0.5)
    for report in [
      BenchmarkText.render(busy, Self.context), BenchmarkJSON.render(busy, Self.context),
      RooflinePlot.render(busy, Self.context),
    ] {
      let words = report.split { " \n".contains($0) }.joined(separator: " ")
      #expect(words.contains("had a processor for only 62.5 %"), "\(words)")
    }
    let idle = BenchmarkText.render(record(share: 0.99, load: 0.5), Self.context)
    #expect(!idle.contains("doubtful"))
  }

  @Test("What is wrong or silent is no time")
  func outcomes() {
    let text = BenchmarkText.render(Self.record, Self.context)
    #expect(text.contains("wrong, so its time does not count: all <of> it"))
    #expect(text.contains("no answer: its process ended"))
    #expect(Self.record.diverges)
  }

  @Test("The plot is well-formed, with a mark for every time and none beside")
  func plot() {
    let svg = BenchmarkSVG()
    let parser = XMLParser(data: Data(RooflinePlot.render(Self.record, Self.context).utf8))
    parser.delegate = svg
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    // Per panel four subjects of three rows are right, and six are in the legend.
    #expect(svg.counts["circle"] == 2 * (4 * 3 + 6))
    #expect((svg.counts["line"] ?? 0) > 10)
    // Every mark lies in its panel.
    #expect(svg.marks.allSatisfy { (0...760).contains($0.x) && (0...440).contains($0.y) })
  }

  @Test("Labels of levels that are nearly equally fast are not printed over each other")
  func labels() throws {
    var record = Self.record
    let limits = MachineLimits(
      vectorUnit: "AVX2", peak: 3e10,
      levels: [
        .init(name: "L2", capacity: 0x1p20, bandwidth: 2.01e10),
        .init(name: "L3", capacity: 0x1p25, bandwidth: 2e10),
        .init(name: "memory", capacity: nil, bandwidth: 1.9e10),
      ])
    record.runs = [
      BenchmarkRun(threads: 1, engineThreads: 1, limits: limits, rows: record.runs[0].rows)
    ]
    let svg = BenchmarkSVG()
    let parser = XMLParser(data: Data(RooflinePlot.render(record, Self.context).utf8))
    parser.delegate = svg
    #expect(parser.parse())
    #expect(svg.labels.map(\.text).filter { $0.hasSuffix("GB/s") }.count == 3)
    #expect(svg.labels.contains { $0.text.contains("are moved aside, to be told apart") })
    for (index, one) in svg.labels.enumerated() {
      for other in svg.labels[(index + 1)...] where one.box.overlaps(other.box) {
        #expect(abs(one.y - other.y) >= 12, "\(one.text) is over \(other.text)")
      }
    }
  }

  /// Counts elements.
  private final class BenchmarkSVG: NSObject, XMLParserDelegate {
    var counts: [String: Int] = [:]
    var marks: [(x: Double, y: Double)] = []
    var labels: [Label] = []
    private var isLabel = false

    struct Label {
      var text = ""
      let x: Double
      let y: Double
      let anchor: String

      /// Half a letter's height wide for each letter.
      var box: ClosedRange<Double> {
        let width = 6 * Double(text.count)
        let start = anchor == "end" ? x - width : anchor == "middle" ? x - width / 2 : x
        return start...start + width
      }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
      if isLabel { labels[labels.count - 1].text += string }
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
      qualifiedName: String?
    ) { isLabel = false }

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String] = [:]
    ) {
      counts[name, default: 0] += 1
      isLabel = name == "text"
      if isLabel {
        labels.append(
          Label(
            x: Double(attributes["x"] ?? "") ?? -1, y: Double(attributes["y"] ?? "") ?? -1,
            anchor: attributes["text-anchor"] ?? ""))
      }
      if name == "circle" {
        marks.append((Double(attributes["cx"] ?? "") ?? -1, Double(attributes["cy"] ?? "") ?? -1))
      }
    }
  }
}
