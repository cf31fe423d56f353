/// Why an option's value is refused.
struct BadValue: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
