import Lockstep

/// An answer that was judged, and what explains it.
struct DiagnosedAnswer<Scalar: SubjectScalar>: Sendable {
  let record: DiagnosisRecord

  /// The case and the answer; nil for a layer of a model.
  let pair: JudgedPair<Scalar>?

  /// Judges and diagnoses the answer to a case.
  ///
  /// - Parameter file: the path of the case file; nil for a generated case.
  init(
    data: [(label: String, text: String)], subject: String, file: String?,
    _ pair: JudgedPair<Scalar>, _ judge: ReferenceJudge<Scalar>
  ) throws {
    let sizes = pair.example.sizes
    let comparison = try judge.comparison(of: pair)
    self.pair = pair
    record = DiagnosisRecord(
      data: data, subject: subject, signature: pair.example.signature, sizes: sizes,
      verdict: comparison.verdict, comparison: comparison,
      explanation: comparison.explanation(for: sizes),
      diagnosis: try Diagnostician(judge: judge).diagnosis(of: pair, comparison),
      source: .ofCase(path: file, tensors: pair.trace.tensors.names))
  }

  /// A layer of a model that was diagnosed.
  init(data: [(label: String, text: String)], _ part: PartResult) {
    pair = nil
    record = DiagnosisRecord(
      data: data + [("layer", part.part)], subject: part.subject, signature: part.signature,
      sizes: part.sizes, verdict: part.verdict, comparison: part.comparison,
      explanation: part.explanationWithoutDiagnosis,
      cause: String(part.causeBesideMistakes.drop { $0 == " " }), diagnosis: part.diagnosis,
      source: .ofLayer(layersBelow: part.carriedParts.count))
  }
}
