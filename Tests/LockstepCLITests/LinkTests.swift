import Foundation
import Testing

/// What the stand-alone program is made of, by the names in its file: those of the libraries that it
/// asks for, and those of the modules that its symbols are of.
@Suite struct LinkTests {
  private static func contents(_ program: String) throws -> Data {
    try Data(
      contentsOf: URL(fileURLWithPath: Tool.path(of: program)), options: .mappedIfSafe)
  }

  /// As a symbol of the module begins.
  private static func mark(_ module: String) -> String { "$s\(module.utf8.count)\(module)" }

  /// How libpython is named in what an executable asks for, on Linux and on macOS.
  private static let pythons = ["libpython", "Python.framework", "PyObject_", "Py_Initialize"]

  private static let harness = [
    "CrossCheck", "PythonBridge", "Subjects", "Reports", "Benchmarks", "Lockstep",
  ]

  @Test("nnet-forward asks for no Python, and has no symbol of the harness")
  func standsAlone() throws {
    let program = try Self.contents("nnet-forward")
    for name in Self.pythons { #expect(program.range(of: Data(name.utf8)) == nil, "\(name)") }
    for module in Self.harness {
      #expect(program.range(of: Data(Self.mark(module).utf8)) == nil, "\(module)")
    }
    // What it is made of is found so: the search does not fail for want of symbols.
    for module in ["ForwardPass", "Networks", "ModelFiles"] {
      #expect(program.range(of: Data(Self.mark(module).utf8)) != nil, "\(module)")
    }
  }

  @Test("The search finds both in lockstep, which has them")
  func isFound() throws {
    let program = try Self.contents("lockstep")
    #expect(Self.pythons.contains { program.range(of: Data($0.utf8)) != nil })
    for module in Self.harness where module != "Lockstep" {
      #expect(program.range(of: Data(Self.mark(module).utf8)) != nil, "\(module)")
    }
  }
}
