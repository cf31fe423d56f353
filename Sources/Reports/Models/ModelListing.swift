import Tensors

/// What `lockstep inspect` shows.
public enum ModelListing {
  /// For people: the variables in a table, the layers with their parameters worked out.
  public static func text(_ model: ModelDescription) -> String {
    var lines = ["\(model.path.printable): \(model.format), \(count(model.variables))", ""]
    lines += table(model.variables)
    var facts = Self.lines(layers(of: model))
    let aside = model.variables.filter(\.isSetAside)
    if !aside.isEmpty {
      let size = aside.compactMap(\.bytes).reduce(0, +)
      facts += TextLayout.row(
        "set aside",
        "\(NumberText.count(aside.count, "variable")) of the training, \(bytes(size))", column: 16)
    }
    facts += Self.lines(circumstances(of: model))
    if !facts.isEmpty { lines += [""] + facts }
    if let problem = model.problem {
      lines += [""] + TextLayout.wrap(problem.printable, indent: "")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// For machines, `lockstep-model/1`.
  public static func json(_ model: ModelDescription) -> String {
    JSONValue.object([("schema", .string("lockstep-model/1"))] + members(of: model)).text + "\n"
  }

  private static func lines(_ rows: [(label: String, text: String)]) -> [String] {
    rows.flatMap { TextLayout.row($0.label, $0.text, column: 16) }
  }

  /// The layers, a row or two each.
  static func layers(of model: ModelDescription) -> [(label: String, text: String)] {
    model.parts.flatMap { part in
      let text =
        "\(part.name.isEmpty ? "" : part.name.printable + ": ")\(part.cell), "
        + "\(part.inputSize) inputs"
        + (part.splice.map { " (frames \(frames($0)))" } ?? "")
        + ", \(part.size) " + (part.isRecurrent ? "hidden units" : "outputs")
        + (part.projectionSize.map { ", \($0) projected outputs" } ?? "")
        + part.options.sorted { $0.key < $1.key }.map { option in
          ", \(option.key) \(NumberText.short(option.value))"
        }.joined()
      return [(part.part, text)]
        + (part.parameters == 0 ? [] : [("", "\(part.formula) parameters")])
    }
  }

  /// Offsets, of many only the first and the last.
  private static func frames(_ offsets: [Int]) -> String {
    let shown = offsets.count > 24 ? Array(offsets.prefix(12)) : offsets
    return shown.map(String.init).joined(separator: ", ")
      + (offsets.count > 24 ? ", … \(offsets[offsets.count - 1])" : "")
  }

  /// What was assumed and what else is to be known.
  static func circumstances(of model: ModelDescription) -> [(label: String, text: String)] {
    model.assumptions.map { ("assumed", $0.printable) } + model.notes.map { ("note", $0.printable) }
  }

  private static func count(_ variables: [VariableDescription]) -> String {
    let size = variables.compactMap(\.bytes).reduce(0, +)
    return "\(NumberText.count(variables.count, "variable")), \(bytes(size))"
  }

  private static func table(_ variables: [VariableDescription]) -> [String] {
    let rows =
      [["variable", "dtype", "shape", "size", "role"]]
      + variables.map { variable in
        [
          variable.name.printable, variable.dtype.printable,
          "[" + variable.shape.map(String.init).joined(separator: ", ") + "]",
          variable.bytes.map(bytes) ?? "?", variable.role.printable,
        ]
      }
    let widths = (0..<4).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      let padded = zip(row, widths).enumerated().map { column, cell in
        let space = String(repeating: " ", count: cell.1 - cell.0.count)
        return column == 3 ? space + cell.0 : cell.0 + space
      }
      return (padded + [row[4]]).joined(separator: "  ")
    }
  }

  private static func bytes(_ count: Int) -> String {
    if count < 1_000 { return "\(count) B" }
    let (unit, name) =
      count < 1_000_000 ? (1e3, "kB") : count < 1_000_000_000 ? (1e6, "MB") : (1e9, "GB")
    return "\(NumberText.rounded(Double(count) / unit)) \(name)"
  }
}
