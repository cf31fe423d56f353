import Foundation
import Lockstep
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// `lockstep bench`, with the NumPy of the linked Python as a peer in a real process.
@Suite struct BenchCellsTests {
  @Test("The NumPy peer is timed and judged, in each format of a report")
  func numpy() throws {
    let (folder, temporary) = (try TemporaryFolder(), try TemporaryFolder())
    let result = try Bench.run(
      "--shape", "7,5,4,3", "--report", "json:\(folder.path("r.json"))", "--report",
      "svg:\(folder.path("r.svg"))", temporary: temporary)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("    7    5    4    3"))
    #expect(result.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    let report = try JSONDecoder().decode(
      Bench.Report.self, from: Data(folder.text("r.json").utf8))
    #expect(report.schema == "lockstep-benchmark/1")
    #expect(report.peers.map(\.state) == ["present"])
    let run = try #require(report.runs.first)
    #expect(run.limits.operations_per_second > 1e8)
    #expect(run.limits.reads.map(\.name) == ["L2", "L3", "memory"])
    let shape = try #require(run.shapes.first)
    #expect(shape.operations == 2 * 12 * 20 * 4 * 3)
    #expect(shape.results.first?.subject.hasPrefix("engine:") == true)
    #expect(shape.results.map(\.subject).dropFirst() == ["NumPy"])
    for each in shape.results {
      #expect(each.verdict == "agrees")
      #expect(each.samples.count == 2)
      #expect((each.worst_ratio ?? 9) < 1)
    }
    #expect(XMLParser(data: Data(try folder.text("r.svg").utf8)).parse())
    #expect(try temporary.names().isEmpty)
  }

  @Test("A report to standard output stands there alone, and can be piped")
  func standardOutput() throws {
    let json = try Tool.run(
      [
        "bench", "--threads", "1", "--rounds", "2", "--peer", "numpy", "--shape", "7,5,4,3",
        "--quiet", "--report", "json:-",
      ], shell: "\"$@\" | python3 -m json.tool", environment: ["LOCKSTEP_FRAMEWORKS": ""])
    #expect(json.output.contains("\"schema\": \"lockstep-benchmark/1\""), "\(json.errors)")
    #expect(json.errors.hasSuffix("agrees: 2 of 2 results timed\n"), "\(json.errors)")
    let text = try Bench.run("--shape", "7,5,4,3", "--report", "text:-")
    #expect(text.output.split(separator: "engine  ").count == 2, "\(text.output)")
    #expect(!text.errors.contains("engine  "), "\(text.errors)")
    let quiet = try Bench.run("--shape", "7,5,4,3", "--quiet")
    #expect(quiet.output == "agrees: 2 of 2 results timed\n")
  }

  @Test("What a peer computed wrong is no time, and the status is 1")
  func wrongPeer() throws {
    let reference = try TamperedReference(
      "numpy_loop.py", replacing: "bias = case.biases(\"ijfo\")",
      by: "bias = case.biases(\"ijfo\"); kernel[1, 2] *= 1.01")
    let folder = try TemporaryFolder()
    let result = try Bench.run(
      "--shape", "7,5,4,3", "--report", "json:\(folder.path("r.json"))",
      reference: reference.path)
    #expect(result.status == 1, "\(result.errors)")
    #expect(result.output.contains("wrong, so its time does not count"))
    let row = try #require(result.output.split(separator: "\n").first { $0.hasPrefix("    7") })
    #expect(row.split(separator: " ").suffix(2) == ["wrong", "–"], "\(row)")
    let report = try JSONDecoder().decode(
      Bench.Report.self, from: Data(folder.text("r.json").utf8))
    let numpy = try #require(report.runs.first?.shapes.first?.results.last)
    #expect(numpy.verdict == "diverges")
    #expect(numpy.samples.isEmpty)
    #expect(numpy.median_seconds == nil)
  }

  @Test(
    "A peer that fails says why, and the others go on",
    arguments: [
      ("def run():", "def run():\n            raise ValueError('no luck')", "no luck"),
      ("def run():", "def run():\n            import os; os._exit(3)", "its process ended"),
      ("def prepare(self, case):", "def prepare(self, case):\n        return None", "no answer"),
    ])
  func failingPeer(line: String, broken: String, words: String) throws {
    let reference = try TamperedReference("numpy_loop.py", replacing: line, by: broken)
    let result = try Bench.run("--shape", "7,5,4,3", reference: reference.path)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains(words), "\(result.output)")
    let row = try #require(result.output.split(separator: "\n").first { $0.hasPrefix("    7") })
    #expect(row.split(separator: " ").count == 7, "\(row)")
  }

  @Test(
    "A peer is named by its package or by its title, whatever the case",
    arguments: [
      ("numpy", "NumPy"), ("NumPy", "NumPy"), ("NUMPY", "NumPy"), ("numpy_loop", "NumPy"),
      ("onnxruntime", "ONNX Runtime"), ("ONNX Runtime", "ONNX Runtime"),
      ("onnx-runtime", "ONNX Runtime"), ("ONNX RT", "ONNX Runtime"), ("torch", "PyTorch"),
      ("PyTorch", "PyTorch"), ("pytorch", "PyTorch"), ("TensorFlow", "TensorFlow"),
      ("TF", "TensorFlow"), ("jax", "JAX"), ("JAX", "JAX"),
    ])
  func peerNames(name: String, title: String) {
    #expect(Peer(named: name)?.title == title)
  }

  @Test("A peer that is not installed is named with the command, and is no error")
  func missingPeer() throws {
    let reference = try TamperedReference(
      "numpy_loop.py", replacing: "import numpy\n",
      by: "import numpy; raise ModuleNotFoundError(name='numpy')\n")
    let result = try Bench.run("--shape", "7,5,4,3", reference: reference.path)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("Not installed: NumPy. `ci/setup --frameworks`"))
    #expect(result.output.contains("peers        none"))
  }

  @Test(
    "Bad input ends with 2 and a sentence that names it",
    arguments: [
      (["--shape", "4,2,2"], "a shape is I,H,T,B"),
      (["--shape", "4,2,0,1"], "a shape is I,H,T,B"),
      (["--shape", "4,2,x,1"], "a shape is I,H,T,B"),
      (["--shape", "4,2000000000,2,1"], "choose smaller sizes"),
      (["--threads", "0"], "the number of threads is from 1 to"),
      (["--threads", "100000"], "the number of threads is from 1 to"),
      (["--rounds", "0"], "give one from 1 to 10000"),
      (["--peer", "tensorfolw"], "did you mean 'tensorflow'?"),
      (["--peer", "keras"], "Known: onnxruntime, torch, tensorflow, jax, numpy."),
      (["--peer", ""], "there is no peer ''"),
      (["--report", "svgg:x"], "did you mean 'svg'?"),
      (["--report", "svg:x", "--report", "json:x"], "same path x"),
      (["--frameworks", "/nonexistent"], "make one with ci/setup --frameworks"),
    ])
  func badInput(arguments: [String], sentence: String) throws {
    let result = try Tool.run(["bench"] + arguments)
    #expect(result.status == 2)
    #expect(result.errors.contains(sentence), "\(result.errors)")
    #expect(result.output.isEmpty)
  }

  @Test func reportsThatCannotBeWritten() throws {
    let result = try Tool.run("bench", "--report", "json:/nonexistent/r.json")
    #expect(result.status == 4)
    #expect(result.errors.contains("Nothing was run."), "\(result.errors)")
  }
}
