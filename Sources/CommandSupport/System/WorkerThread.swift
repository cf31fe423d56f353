#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A thread with a stack as large as the main thread's, which Python's imports may need.
package enum WorkerThread {
  private static let stackSize = 16 << 20

  /// Runs the body on a new thread and does not wait for it.
  package static func start(_ body: @escaping @Sendable () -> Void) throws {
    // Not made by `pthread_attr_t()`: Swift finds that in whichever C module was the first to
    // include the type, here zlib's, which this one does not import.
    let attributes = UnsafeMutablePointer<pthread_attr_t>.allocate(capacity: 1)
    pthread_attr_init(attributes)
    defer {
      pthread_attr_destroy(attributes)
      attributes.deallocate()
    }
    pthread_attr_setstacksize(attributes, stackSize)
    pthread_attr_setdetachstate(attributes, Int32(PTHREAD_CREATE_DETACHED))
    let box = Unmanaged.passRetained(Body(body)).toOpaque()
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let error = pthread_create(&thread, attributes, { Body.run($0) }, box)
    guard error == 0 else {
      Unmanaged<Body>.fromOpaque(box).release()
      throw CommandFailure(
        .internalError, "cannot start a thread: \(String(cString: strerror(error)))")
    }
  }

  private final class Body {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }

    static func run(_ box: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
      if let box { Unmanaged<Body>.fromOpaque(box).takeRetainedValue().body() }
      return nil
    }
  }
}
