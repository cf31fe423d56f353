import Foundation
import Testing

/// What cannot be a subject is refused with a sentence, before a case is drawn.
struct ExternalUsageTests {
  private static let refused:
    [(subject: String, arguments: [String], status: Int32, text: String)] = [
      ("cobol:port", [], 2, "there is no subject 'cobol:port'"),
      ("command:./nowhere {case} {trace}", [], 2, "./nowhere: No such file or directory"),
      ("command:nowhere {case} {trace}", [], 2, "nowhere: no such program in PATH"),
      ("command:/ {case} {trace}", [], 2, "/: it is no file"),
      ("command:/etc/passwd {case} {trace}", [], 2, "/etc/passwd: it may not be run"),
      ("command:cat {case}", [], 2, "it has no {trace}, where the path of the trace would stand"),
      ("command:cat {case} {trace} {model}", [], 2, "{model} stands for nothing"),
      ("command:cat '{case} {trace}", [], 2, "a quote or backslash is left open"),
      ("kaldi:cat {model} ark:{input}", [], 2, "it has no {output}"),
      ("kaldi:cat {model} scp:{input} ark:{output}", [], 2, "scp:{input} is no archive"),
      (
        "kaldi:cat {model,t} ark:{input} ark:{output}", ["--dtype", "float64"], 2,
        "{model,t} is a model in text, which has no float64"
      ),
      (
        "kaldi:cat {model} {input} {output}", ["--cell", "lstm_coupled"], 2,
        "a network of nnet1 cannot be the cell lstm_coupled"
      ),
      ("kaldi:cat {model} {input} {output}", ["--layout", "keras"], 2, "leave the option out"),
      ("worker:", [], 2, "there is no program"),
      ("python:port", [], 2, "is no function; write python:MODULE:FUNCTION"),
      ("python:no.such.module:run", [], 3, "ModuleNotFoundError: No module named 'no'"),
      (
        "python:no.such.module:run", ["--working-folder", "/usr"], 3,
        "It was looked for in the working folder, /usr, and in PYTHONPATH: name the folder that it is in "
          + "with --working-folder or PYTHONPATH"
      ),
      ("library:/no/such.so", [], 3, "/no/such.so: cannot open"),
      ("library:", [], 2, "there is no subject 'library:'"),
      ("worker:cat", ["--layout", "caffe"], 2, "there is no layout 'caffe'"),
      ("worker:cat", ["--layout", "keras", "--cell", "rnn"], 2, "has no weights of the cell rnn"),
      ("worker:cat", ["--time-limit", "0"], 2, "a time limit is a number of seconds above 0"),
      (
        "worker:cat", ["--memory-limit", "lots"], 2, "a memory limit is a whole number of megabytes"
      ),
      ("worker:cat", ["--working-folder", "/no/such"], 2, "/no/such is no folder"),
      ("pytorch", ["--layout", "keras"], 2, "gets its weights as it needs them"),
      ("pytorch", ["--cell", "rnn"], 2, "computes the cell lstm, not rnn"),
      ("pytorch", ["--frameworks", "/no/such"], 3, "which has no bin/python"),
    ]

  @Test(arguments: refused.indices)
  func itIsRefused(_ index: Int) throws {
    let (subject, arguments, status, text) = Self.refused[index]
    let result = try Tool.run(
      ["fuzz", "--cases", "3", "--findings", "-", "--subject", subject] + arguments)
    #expect(result.status == status, "\(result.errors)")
    #expect(
      result.errors.replacingOccurrences(of: "\n", with: " ").contains(text), "\(result.errors)")
    #expect(result.output.isEmpty)
  }

  @Test func aPortThatIsNeverReadyIsNamed() throws {
    let folder = try TemporaryFolder()
    try folder.write("import time\ntime.sleep(100)\n", "slow.py")
    let arguments = ["--cases", "2", "--subject", "python:slow:run", "--time-limit", "1"]
    let shell = "cd '\(folder.url.path)' && \"$@\""
    let result = try Tool.run(["fuzz", "--findings", "-"] + arguments, shell: shell)
    #expect(result.status == 3)
    #expect(
      result.errors
        == "Error: the subject 'python:slow:run' was not ready: it did not answer within "
        + "1 s, and was ended; give it longer by --time-limit\n")
    let grade = try Tool.run(["grade"] + arguments, shell: shell)
    #expect(
      grade.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        .contains("It cannot be started: it did not answer within 1 s"), "\(grade.output)")
  }

  @Test func aLibraryThatAnswersWithoutDataIsTold() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      #include "lockstep.h"
      uint32_t lockstep_interface(void) { return LOCKSTEP_INTERFACE; }
      int32_t lockstep_run(
        const lockstep_case *, lockstep_answer *answers, size_t count, char *, size_t) {
        for (size_t n = 0; n < count; n++) answers[n].is_given = 1, answers[n].tensor.data = nullptr;
        return 0;
      }

      """, "null.cpp")
    try SharedLibrary.compile(folder.path("null.cpp"), to: folder.path("libnull.so"))
    let result = try Tool.run(
      "fuzz", "--cases", "2", "--findings", "-", "--subject", "library:" + folder.path("libnull.so")
    )
    #expect(result.status == 1, "\(result.errors)")
    let words = result.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("its answer c has NULL for its name or data"), "\(result.output)")
  }

  @Test func aFrameworkThatIsMissingIsNamedWithWhatInstallsIt() throws {
    // The environment of the tests' own Python has NumPy alone.
    let result = try Tool.run(
      ["fuzz", "--cases", "3", "--findings", "-", "--subject", "jax"],
      environment: ["LOCKSTEP_FRAMEWORKS": ""])
    #expect(result.status == 3, "\(result.output)\(result.errors)")
    #expect(result.errors.contains("ci/setup --frameworks"), "\(result.errors)")
  }

  /// A file from outside may not say which program is run.
  @Test func aCaseFileDoesNotNameAProgram() throws {
    let folder = try TemporaryFolder()
    try folder.write("while read -r line; do echo 'error\tno'; done\n", "worker.sh")
    let found = try folder.run(
      "fuzz", "--subject", "worker:sh worker.sh", "--cases", "1", "--findings", "found", "--quiet")
    #expect(found.status == 1, "\(found.errors)")
    let file =
      "found/"
      + (try #require(
        try FileManager.default
          .contentsOfDirectory(atPath: folder.path("found")).first { $0.hasSuffix(".npz") }))
    let replayed = try folder.run("replay", file)
    #expect(replayed.status == 2)
    #expect(
      replayed.errors.contains("a file may not say which program is run"), "\(replayed.errors)")
    let told = try folder.run("replay", file, "--subject", "worker:sh worker.sh")
    #expect(told.status == 1, "\(told.errors)")
  }
}
