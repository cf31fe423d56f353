/// A tensor of a kind of component: its name and what shape it is to be of.
struct Nnet1TensorKind {
  enum Form {
    case matrix, vector, integers
  }

  let name: String
  let form: Form

  /// The shape for the component's sizes.
  let shape: @Sendable (Nnet1Sizes) -> [Int]

  static func matrix(
    _ name: String, _ shape: @escaping @Sendable (Nnet1Sizes) -> [Int]
  ) -> Nnet1TensorKind {
    Nnet1TensorKind(name: name, form: .matrix, shape: shape)
  }

  static func vector(
    _ name: String, _ length: @escaping @Sendable (Nnet1Sizes) -> Int
  ) -> Nnet1TensorKind {
    Nnet1TensorKind(name: name, form: .vector) { [length($0)] }
  }

  static func integers(
    _ name: String, _ length: @escaping @Sendable (Nnet1Sizes) -> Int
  ) -> Nnet1TensorKind {
    Nnet1TensorKind(name: name, form: .integers) { [length($0)] }
  }
}
