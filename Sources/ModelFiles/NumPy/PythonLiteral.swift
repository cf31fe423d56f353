/// A value as Python's `repr` prints it: what the header of an .npy file is made of.
enum PythonLiteral: Equatable {
  case string(String)
  case integer(Int)
  case boolean(Bool)
  case tuple([PythonLiteral])
  case list([PythonLiteral])
  case dictionary([Entry])

  /// A key, which is a string, and its value.
  struct Entry: Equatable {
    let key: String
    let value: PythonLiteral
  }
}
