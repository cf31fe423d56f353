public import Tensors

extension CaseGenerator {
  /// Some tensors of a case alone, such as its inputs and initial states, where the weights are
  /// somebody's.
  ///
  /// - Parameters:
  ///   - names: of the signature's tensors.
  ///   - index: the campaign's index of the case.
  /// - Precondition: the index is not negative, and not that of the source example.
  public func tensors(named names: [String], at index: Int) -> NamedTensors<Scalar> {
    let block = block(containing: index)
    guard let profile = block.profile else {
      preconditionFailure("the tensors of the source example are not drawn")
    }
    let maker = maker(at: index, sizes: block.sizes, profile: profile)
    var tensors: NamedTensors<Scalar> = [:]
    for specification in options.signature.caseTensors where names.contains(specification.name) {
      do { tensors[specification.name] = try maker.tensor(specification) } catch {
        preconditionFailure("the generator made an invalid \(specification): \(error)")
      }
    }
    return tensors
  }
}
