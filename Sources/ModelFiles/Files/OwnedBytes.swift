#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Memory that is freed with this object; what it holds is arbitrary until it is written.
package final class OwnedBytes: Sendable {
  package nonisolated(unsafe) let bytes: UnsafeMutableRawBufferPointer

  /// Nil if the system has not so much.
  package init?(count: Int) {
    guard let start = malloc(max(count, 1)) else { return nil }
    bytes = UnsafeMutableRawBufferPointer(start: start, count: count)
  }

  deinit { free(bytes.baseAddress) }
}
