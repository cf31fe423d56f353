import Foundation
import Testing

@Suite struct ReportFileTests {
  @Test("A report takes the place of an old one, and leaves nothing else behind")
  func replaced() throws {
    let folder = try TemporaryFolder()
    try Data("old".utf8).write(to: folder.url.appendingPathComponent("report.json"))
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link.txt"), withDestinationPath: folder.path("target.txt"))
    try Data("old".utf8).write(to: folder.url.appendingPathComponent("target.txt"))
    let result = try Tool.run(
      "fuzz", "--cases", "2", "--report", "json:" + folder.path("report.json"), "--report",
      "text:" + folder.path("link.txt"))
    #expect(result.status == 0)
    #expect(try folder.text("report.json").hasPrefix("{\n  \"schema\": \"lockstep-report/1\""))
    #expect(try folder.text("target.txt").hasPrefix("agrees"))
    #expect(try folder.names() == ["link.txt", "report.json", "target.txt"])
  }

  @Test("Every format is written, and what is on standard output stands there alone")
  func formats() throws {
    let folder = try TemporaryFolder()
    let result = try Tool.run(
      "replay", "1:0", "--subject", "mistake:forget_bias_missing", "--report",
      "junit:" + folder.path("j"), "--report", "markdown:" + folder.path("m"), "--report",
      "github:-")
    #expect(result.status == 1)
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 2 && lines.allSatisfy { $0.hasPrefix("::") }, "\(result.output)")
    #expect(result.errors.hasPrefix("diverges: 0 of 1 case"))
    #expect(
      try folder.text("j").contains(
        "<testcase classname=\"mistake:forget_bias_missing\" name=\"given\">\n"
          + "<failure message=\"case 0"))
    #expect(try folder.text("m").hasPrefix("## diverges: 0 of 1 case"))
  }

  @Test("A path that cannot be written is known before anything runs")
  func unwritable() throws {
    let folder = try TemporaryFolder()
    for path in [folder.path("no/such/folder/report.json"), folder.url.path] {
      let result = try Tool.run(
        "fuzz", "--cases", "1", "--report", "text:" + folder.path("text"), "--report",
        "json:" + path)
      #expect(result.status == 4)
      #expect(result.errors.contains(path), "\(result.errors)")
      #expect(result.output.isEmpty)
      #expect(try folder.names().isEmpty)
    }
  }

  @Test("A report is not written over the file that standard output goes to")
  func streams() throws {
    let folder = try TemporaryFolder()
    try folder.write("precious\n", "log")
    for path in ["/dev/stdout", "/dev/fd/1", folder.path("log")] {
      let tool = Tool.path
      let process = Process()
      process.executableURL = URL(filePath: "/bin/sh")
      process.arguments = [
        "-c", "\"$0\" fuzz --cases 1 --findings - --report \"json:$1\" >>\"$2\" 2>\"$3\"", tool,
        path,
        folder.path("log"), folder.path("errors"),
      ]
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 2)
      #expect(try folder.text("log") == "precious\n")
      #expect(try folder.text("errors").contains("is where standard output goes"))
    }
  }

  @Test("One file under two spellings is refused, as is a name that no file can have")
  func sameFile() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("a")
    let twice = try Tool.run(
      "fuzz", "--report", "json:" + path, "--report", "text:" + folder.url.path + "/./a")
    #expect(twice.status == 2)
    #expect(twice.errors.contains("same path"))
    let name = String(repeating: "n", count: 300)
    let long = try Tool.run("fuzz", "--report", "json:" + folder.path(name))
    #expect(long.status == 4)
    #expect(long.output.isEmpty)
    #expect(try folder.names().isEmpty)
  }

  @Test("A pipe that nobody reads is refused, and does not hang")
  func pipeWithoutReader() throws {
    let folder = try TemporaryFolder()
    let result = try Tool.run(
      ["fuzz", "--cases", "1", "--report", "json:" + folder.path("pipe")],
      shell: "mkfifo \"\(folder.path("pipe"))\"; \"$@\"")
    #expect(result.status == 4)
    #expect(result.errors.contains("pipe"))
  }

  @Test("A link to a file that is not there yet stays a link")
  func danglingLink() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link"), withDestinationPath: "target")
    let result = try Tool.run("fuzz", "--cases", "1", "--report", "json:" + folder.path("link"))
    #expect(result.status == 0)
    #expect(try folder.text("target").hasPrefix("{"))
    #expect(try folder.names() == ["link", "target"])
  }

  @Test("A closed standard error does not end up in a report")
  func closedError() throws {
    let folder = try TemporaryFolder()
    let result = try Tool.run(
      ["fuzz", "--cases", "2", "--report", "json:" + folder.path("report")],
      shell: "\"$@\" 2>&- 0<&-")
    #expect(result.status == 0)
    let report = try folder.text("report")
    #expect((try? JSONSerialization.jsonObject(with: Data(report.utf8))) != nil)
  }

  @Test("A report to standard output stands there alone")
  func standardOutput() throws {
    let result = try Tool.run("fuzz", "--cases", "2", "--report", "json:-")
    #expect(result.status == 0)
    #expect((try? JSONSerialization.jsonObject(with: Data(result.output.utf8))) != nil)
    #expect(result.errors.hasPrefix("agrees"))
  }

  @Test("A text report to standard output is printed once")
  func textOnce() throws {
    for arguments in [[], ["--quiet"]] {
      let result = try Tool.run(["fuzz", "--cases", "2", "--report", "text:-"] + arguments)
      #expect(result.status == 0)
      #expect(result.output.hasPrefix("agrees: 2 of 2 cases, grade A\n\nworst ratio"))
      #expect(result.errors.isEmpty, "\(result.errors)")
    }
  }

  @Test("A full disk or a closed pipe ends with 4, and the other reports are written")
  func lostOutput() throws {
    let folder = try TemporaryFolder()
    for (shell, reason) in [
      ("\"$@\" > /dev/full", "No space left on device"),
      ("\"$@\" > >(exec true); exit $?", "Broken pipe"),
      ("\"$@\" 1>&-", "standard output"),
    ] {
      let result = try Tool.run(
        [
          "fuzz", "--cases", "2", "--subject", "mistake:bias_missing", "--findings", "-",
          "--report", "json:" + folder.path("report"),
        ], shell: shell)
      #expect(result.status == 4, "\(shell)")
      #expect(result.errors.contains(reason), "\(result.errors)")
      #expect(try folder.text("report").hasSuffix("}\n"))
    }
  }

  @Test("A report to a full device ends with 4 and a sentence")
  func fullReport() throws {
    let result = try Tool.run("fuzz", "--cases", "1", "--report", "json:/dev/full")
    #expect(result.status == 4)
    #expect(
      result.errors.contains("/dev/full: it cannot be written: No space left on device"),
      "\(result.errors)")
    #expect(result.output.hasPrefix("agrees"))
  }
}
