extension MessageWriter {
  mutating func write(_ update: FindingUpdate) {
    write(Self.shortened(update.explanation))
    write(Self.shortened(update.cause))
    write(update.diagnosis) { $0.write($1) }
    write(update.detail) { $0.write($1) }
    write(update.caseFile) { $0.write($1) }
    write(update.shrunkSizes) { $0.write($1) }
  }

  private mutating func write(_ diagnosis: Diagnosis) {
    write(diagnosis.explanations) { writer, explanation in
      writer.write(explanation.mistakes) { $0.write($1) }
      writer.write(explanation.sentence)
      writer.write(explanation.sources) { $0.write($1) }
      writer.write(explanation.elements)
      writer.write(explanation.verified)
      writer.write(explanation.worstRatio)
      writer.write(explanation.evidence)
    }
    write(diagnosis.tried)
    write(diagnosis.tellingApart) { $0.write($1) }
    write(diagnosis.evidentCause) { $0.write($1) }
    write(diagnosis.isOfSuspects)
  }
}

extension MessageReader {
  mutating func update() throws(MalformedMessage) -> FindingUpdate {
    FindingUpdate(
      explanation: try text(), cause: try text(),
      diagnosis: try optional { reader throws(MalformedMessage) in try reader.diagnosis() },
      detail: try optional { reader throws(MalformedMessage) in try reader.detail() },
      caseFile: try optional { reader throws(MalformedMessage) in try reader.text() },
      shrunkSizes: try optional { reader throws(MalformedMessage) in try reader.sizes() })
  }

  private mutating func diagnosis() throws(MalformedMessage) -> Diagnosis {
    var diagnosis = Diagnosis(
      explanations: try items { reader throws(MalformedMessage) in
        Explanation(
          mistakes: try reader.names(), sentence: try reader.text(), sources: try reader.names(),
          elements: try reader.integer(), verified: try reader.integer(),
          worstRatio: try reader.double(), evidence: try reader.double())
      },
      tried: try integer(),
      tellingApart: try optional { reader throws(MalformedMessage) in try reader.text() },
      evidentCause: try optional { reader throws(MalformedMessage) in try reader.text() })
    diagnosis.isOfSuspects = try boolean()
    return diagnosis
  }
}
