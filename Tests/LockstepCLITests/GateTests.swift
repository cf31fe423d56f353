import Foundation
import Lockstep
import Testing

/// Every reason to fail, each from a run that has that one and no other; and a green run.
@Suite struct GateTests {
  private let gate: GateFixture

  init() throws { gate = try GateFixture() }

  @Test("Native and engine, a corpus, models and mistakes pass, and all reports are written")
  func green() throws {
    let arguments = [
      "--corpus", Fixtures.folder + "/cases", "--models", Fixtures.tensorflow("basic_4x2_v2"),
      "--sensitivity-limit", "2", "--subject", "native", "--subject", "engine",
    ]
    let written = try gate.update(arguments, sensitivity: true)
    #expect(written.contains("baseline.json was written:\n  new: the subject engine\n"))
    let baseline = try gate.folder.text("baseline.json")
    #expect(!baseline.contains(gate.folder.url.path) && !baseline.contains(Fixtures.folder))
    let result = try gate.run(arguments, sensitivity: true)
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    #expect(result.output.hasPrefix("passes: nothing is worse than in "), "\(result.output)")
    #expect(result.reasons == [])
    #expect(try gate.folder.text("reports/gate.txt") == result.output)
    let reports = allReports.flatMap { format in
      ["report", "model-basic_4x2_v2"].map { "\($0).\(format.fileExtension)" }
    }
    #expect(try gate.reports() == (reports + ["gate.json", "gate.txt"]).sorted())
    #expect(try gate.folder.text("reports/report.txt").hasPrefix("agrees: 67 of 67 cases"))
    // Whatever else is new is named, and fails nothing.
    let more = try gate.run(arguments + ["--subject", "engine:portable"], sensitivity: true)
    #expect(more.status == 0, "\(more.output)\(more.errors)")
    #expect(more.output.contains("not in it yet       the subject engine:portable\n"))
  }

  @Test func divergence() throws {
    try gate.update()
    let result = try gate.run(["--subject", "native", "--subject", "mistake:bias_missing"])
    #expect(result.status == 1)
    #expect(result.reasons == ["divergence"])
    #expect(
      result.text.contains("mistake:bias_missing diverges in 32 of 32: more than rounding"),
      "\(result.text)")
    #expect(
      result.text.contains("Explained by bias_missing: the bias was never added"), "\(result.text)")
    #expect(result.text.contains(" The reports in reports say where, "), "\(result.text)")
    #expect(try gate.folder.names().contains("reports"))
    #expect(try gate.reports().contains("findings"))
    let report = try gate.folder.text("reports/report.json")
    #expect(report.contains("lockstep replay 1:1 --subject mistake:bias_missing"), "\(report)")
  }

  @Test("A port without an answer to one case; the baseline may allow it")
  func failedShare() throws {
    try gate.write(port: "if a['kernel'].shape == (4, 8): raise ValueError('the source example')")
    let port = ["--subject", "python:port:run"]
    let update = try gate.run(port + ["--update-baseline"])
    // It is written, but passes no more than the next run will.
    #expect(update.status == 1 && update.reasons == ["failed_share"], "\(update.output)")
    let result = try gate.run(port)
    #expect(result.status == 1)
    #expect(result.reasons == ["failed_share"], "\(result.output)")
    #expect(result.text.contains("raise \"failed\" below \"allowed\" in the baseline"))
    try gate.doctor("\"failed\": 0", by: "\"failed\": 0.5")
    #expect(try gate.run(port).status == 0)
    // What is allowed is kept.
    _ = try gate.update(port)
    #expect(try gate.folder.text("baseline.json").contains("\"failed\": 0.5"))
  }

  @Test("A port that shows h alone, which proves nothing of an empty sequence")
  func inconclusiveShare() throws {
    try gate.write(port: "", answer: "{'h': trace['h']}")
    let port = ["--subject", "python:port:run", "--steps", "0...3"]
    // Of the first 32 cases none has a step, and of the others each has.
    let some = port + ["--cases", "64"]
    _ = try gate.run(some + ["--update-baseline"])
    let result = try gate.run(some)
    #expect(result.status == 1)
    #expect(result.reasons == ["inconclusive_share"], "\(result.output)\(result.errors)")
    try gate.doctor("\"inconclusive\": 0", by: "\"inconclusive\": 0.5")
    #expect(try gate.run(some).status == 0)
    // Where nothing is proved of any case, whatever is allowed, nothing was compared.
    try gate.doctor("\"inconclusive\": 0.5", by: "\"inconclusive\": 1")
    let all = try gate.run(port + ["--update-baseline"])
    #expect(all.status == 5)
    #expect(all.reasons == ["empty_run"], "\(all.output)")
  }

  @Test("A worst ratio that more than doubled, though within its bound")
  func ratchet() throws {
    try gate.update()
    let before = try gate.ratio(of: "generic")
    try gate.doctor("\"worst_ratio\": \(before)", by: "\"worst_ratio\": \(before / 2.1)")
    let result = try gate.run()
    #expect(result.status == 1)
    #expect(result.reasons == ["ratchet"], "\(result.output)")
    #expect(result.text.contains("native, lstm, float32, profile generic: the worst ratio is"))
    try gate.doctor("\"worst_ratio\": \(before / 2.1)", by: "\"worst_ratio\": \(before / 1.9)")
    #expect(try gate.run().status == 0, "less than twice")
  }

  @Test func ratchetOfAModel() throws {
    let models = ["--models", Fixtures.tensorflow("long_2x6_T1000"), "--cases", "0"]
    try gate.update(models)
    try gate.doctor("\"native, layer 0\": 0.147", by: "\"native, layer 0\": 0.07")
    let result = try gate.run(models)
    #expect(result.status == 1)
    #expect(result.reasons == ["ratchet"], "\(result.output)")
    #expect(result.text.contains("the model long_2x6_T1000, native, layer 0: the worst ratio"))
  }

  @Test func vanishedSubject() throws {
    try gate.update(["--subject", "native", "--subject", "engine"])
    let result = try gate.run()
    #expect(result.status == 1)
    #expect(result.reasons == ["vanished_subject"])
    #expect(result.text.contains("engine is in the baseline and was not run."))
  }

  @Test("A corpus that is gone, and one that lost a file")
  func vanishedProfile() throws {
    let corpus = ["--corpus", gate.folder.path("corpus")]
    try FileManager.default.copyItem(
      atPath: Fixtures.folder + "/cases", toPath: gate.folder.path("corpus"))
    try gate.update(corpus)
    let gone = try gate.run()
    #expect(gone.status == 1)
    #expect(Set(gone.reasons ?? []) == ["vanished_profile"], "\(gone.output)")
    #expect(gone.text.contains("native, rnn, float64, profile generic: the baseline has 1 case"))
    let lost = try #require(
      FileManager.default.contentsOfDirectory(atPath: gate.folder.path("corpus"))
        .first { $0.hasPrefix("lstm") })
    try FileManager.default.removeItem(atPath: gate.folder.path("corpus/" + lost))
    let less = try gate.run(corpus)
    #expect(less.reasons == ["vanished_profile"], "\(less.output)")
    #expect(less.status == 1)
  }

  @Test func vanishedModel() throws {
    let first = ["--cases", "0", "--models", Fixtures.tensorflow("basic_4x2_v2")]
    try gate.update(first + ["--models", Fixtures.tensorflow("float64_4x3")])
    let result = try gate.run(first)
    #expect(result.status == 1)
    #expect(result.reasons == ["vanished_model"])
    #expect(result.text.contains("the model float64_4x3 is in the baseline and was not run."))
  }

  @Test("Mistakes that the baseline's run caught and this one does not")
  func missedMistake() throws {
    let arguments = ["--sensitivity-limit", "1"]
    try gate.update(arguments, sensitivity: true)
    let baseline = try gate.folder.text("baseline.json")
    let missed = try #require(baseline.firstMatch(of: /"missed": \[[^\]]*\]/)).output
    #expect(missed.contains(","), "one case cannot catch them all")
    #expect(try gate.run(arguments, sensitivity: true).status == 0, "those are known")
    try gate.doctor(String(missed), by: "\"missed\": []")
    let result = try gate.run(arguments, sensitivity: true)
    #expect(result.status == 1)
    #expect(result.reasons == ["missed_mistake"], "\(result.output)")
    #expect(result.text.contains("lockstep sensitivity shows to what."))
    // To make none is no way around it.
    let none = try gate.run()
    #expect(none.status == 1)
    #expect(none.reasons == ["missed_mistake"], "\(none.output)")
    #expect(none.text.contains("Leave out --no-sensitivity."))
  }

  @Test("An empty run ends with 5, and becomes no baseline")
  func emptyRun() throws {
    try gate.update()
    let before = try gate.folder.text("baseline.json")
    let result = try gate.run(["--cases", "0"])
    #expect(result.status == 5)
    #expect(result.reasons == ["empty_run"])
    let update = try gate.run(["--cases", "0", "--update-baseline"])
    #expect(update.status == 5)
    #expect(try gate.folder.text("baseline.json") == before)
  }

  @Test("A subject of which nothing was compared ends with 5 too")
  func emptySubject() throws {
    try FileManager.default.createDirectory(
      atPath: gate.folder.path("corpus"), withIntermediateDirectories: false)
    let rnn = "rnn-float64-diverges-h-5a726f81.npz"
    try FileManager.default.copyItem(
      atPath: Fixtures.folder + "/cases/" + rnn, toPath: gate.folder.path("corpus/" + rnn))
    let corpus = ["--cases", "0", "--corpus", gate.folder.path("corpus")]
    try gate.update(corpus)
    let result = try gate.run(corpus + ["--subject", "native", "--subject", "engine"])
    #expect(result.status == 5)
    #expect(result.reasons == ["empty_run"], "\(result.output)\(result.errors)")
    #expect(result.text.contains("nothing was compared of engine"), "\(result.text)")
  }

  @Test func otherCampaign() throws {
    try gate.update()
    let result = try gate.run(["--seed", "2", "--profile", "probe"])
    #expect(result.status == 1)
    #expect(result.reasons == ["other_campaign"], "\(result.output)")
    #expect(
      result.text.contains("seed 2 instead of 1, options '--profile probe' instead of none."),
      "\(result.text)")
  }
}
