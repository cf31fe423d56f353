import ArgumentParser
import Lockstep

/// Which Python is used.
struct PythonOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The Python environment whose NumPy is used: its folder or its bin/python.",
      discussion: "By default LOCKSTEP_PYTHON, then VIRTUAL_ENV, then the system's.",
      valueName: "path"), completion: .file())
  var python: String?

  var configuration: InterpreterConfiguration { InterpreterConfiguration(environment: python) }
}
