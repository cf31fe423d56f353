/// How a zip archive's entry is stored, under its number in the format.
package enum ZipMethod: UInt16, Sendable {
  case stored = 0
  case deflated = 8
}
