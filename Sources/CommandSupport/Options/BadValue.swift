/// Why an option's value is refused.
package struct BadValue: Error, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }
}
