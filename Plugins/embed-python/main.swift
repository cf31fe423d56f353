// Usage: embed-python OUTPUT FOLDER FILE…
//
// Writes a Swift file that holds the Python files as a table (path → source), the paths being
// those below FOLDER.

import Foundation

func fail(_ message: String) -> Never {
  FileHandle.standardError.write(Data("error: embed-python: \(message)\n".utf8))
  exit(1)
}

let arguments = CommandLine.arguments.dropFirst()
guard arguments.count >= 3 else { fail("usage: embed-python OUTPUT FOLDER FILE…") }
let output = URL(filePath: arguments[1])

do {
  let table = try SourceTable(files: Array(arguments.dropFirst(2)), below: arguments[2])
  try Data(table.swift.utf8).write(to: output)
} catch {
  fail("\(error)")
}
