extension MessageWriter {
  mutating func write(_ detail: FindingDetail) {
    write(detail.map) { writer, map in
      writer.write(map.tensor)
      writer.write(map.basis) { $0.write($1) }
      for size in [map.steps, map.units, map.stepsPerCell, map.unitsPerCell] { writer.write(size) }
      writer.write(map.ratios) { $0.write($1) }
    }
    write(detail.stages) { writer, line in
      writer.write(line.stage.quantity.rawValue)
      writer.write(line.stage.gate) { $0.write($1) }
      writer.write(line.stage.basis) { $0.write($1) }
      writer.write(line.element.row)
      writer.write(line.element.unit)
      writer.write(line.element.actual) { $0.write($1) }
      writer.write(line.element.expected)
      writer.write(line.element.bound)
      writer.write(line.element.ratio) { $0.write($1) }
    }
  }
}

extension MessageReader {
  mutating func detail() throws(MalformedMessage) -> FindingDetail {
    FindingDetail(
      map: try optional { reader throws(MalformedMessage) in try reader.map() },
      stages: try items { reader throws(MalformedMessage) in try reader.stageLine() })
  }

  private mutating func map() throws(MalformedMessage) -> RatioMap {
    let map = RatioMap(
      tensor: try text(), basis: try optionalText(), steps: try integer(), units: try integer(),
      stepsPerCell: try integer(), unitsPerCell: try integer(),
      ratios: try items { reader throws(MalformedMessage) in try reader.double() })
    let isWhole =
      map.stepsPerCell > 0 && map.unitsPerCell > 0
      && (0...0x7FFF_FFFF).contains(map.steps) && (0...0x7FFF_FFFF).contains(map.units)
      && map.stepsPerCell <= map.steps && map.unitsPerCell <= map.units
    guard isWhole, map.rows * map.columns == map.ratios.count else {
      throw MalformedMessage("a map of ratios has the wrong size")
    }
    return map
  }

  private mutating func stageLine() throws(MalformedMessage) -> (
    stage: Stage, element: StageElement
  ) {
    let stage = Stage(
      try value(StageQuantity.init(rawValue:)), gate: try optionalText(),
      basis: try optionalText())
    return (
      stage,
      StageElement(
        row: try integer(), unit: try integer(), actual: try optionalDouble(),
        expected: try double(), bound: try double(), ratio: try optionalDouble())
    )
  }

  private mutating func optionalText() throws(MalformedMessage) -> String? {
    try optional { reader throws(MalformedMessage) in try reader.text() }
  }

  private mutating func optionalDouble() throws(MalformedMessage) -> Double? {
    try optional { reader throws(MalformedMessage) in try reader.double() }
  }
}
