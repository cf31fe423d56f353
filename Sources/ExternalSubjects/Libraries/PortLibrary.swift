#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
public import CrossCheck
public import Subjects
import Tensors
import _PortInterface

/// A shared library with the interface of `lockstep.h`, in this very process: a crash of it is one of
/// the process.
public struct PortLibrary {
  private typealias Interface = @convention(c) () -> UInt32
  private typealias Run =
    @convention(c) (
      UnsafePointer<lockstep_case>, UnsafeMutablePointer<lockstep_answer>, Int,
      UnsafeMutablePointer<CChar>, Int
    ) -> Int32

  private let run: Run
  private let layout: PortLayout

  /// Loads it.
  ///
  /// - Throws: `UnusableLibrary`.
  public init(path: String, layout: PortLayout) throws(UnusableLibrary) {
    // A name without a slash would be looked for in the system's folders.
    guard let library = dlopen(path.contains("/") ? path : "./" + path, RTLD_NOW | RTLD_LOCAL)
    else {
      throw UnusableLibrary(reason: dlerror().map { String(cString: $0) } ?? path)
    }
    func symbol(_ name: String) throws(UnusableLibrary) -> UnsafeMutableRawPointer {
      guard let symbol = dlsym(library, name) else {
        throw UnusableLibrary(
          reason:
            "\(path) has no function \(name); lockstep.h says what it exports (in C++ as extern \"C\")"
        )
      }
      return symbol
    }
    let interface = try unsafeBitCast(symbol("lockstep_interface"), to: Interface.self)()
    guard interface == UInt32(LOCKSTEP_INTERFACE) else {
      throw UnusableLibrary(
        reason: "\(path) has version \(interface) of the interface, and this lockstep has "
          + "\(LOCKSTEP_INTERFACE): compile it with this lockstep.h")
    }
    run = try unsafeBitCast(symbol("lockstep_run"), to: Run.self)
    self.layout = layout
  }

  /// - Throws: `UnusableLibrary` with the library's own message, or `ModelFileError`.
  public func trace<Scalar: SubjectScalar>(of example: Case<Scalar>) throws -> Trace<Scalar> {
    var call = PortCall<Scalar>()
    defer { call.deallocate() }
    for (name, tensor) in try layout.tensors(of: example) { call.add(name, tensor) }
    let finals = example.signature.states.map { state in
      TensorSpecification(
        "final_" + state, [Extent(.B), Extent(example.signature.width(of: state))])
    }
    for specification in example.signature.traceTensors + finals {
      call.expect(specification.name, specification.dimensions(for: example.sizes))
    }
    let options = layout.options(of: example)
    if let message = call.run(
      cell: layout.cell(of: example.signature), layout: layout.rawValue, options: options, run)
    {
      throw UnusableLibrary(reason: message)
    }
    var tensors: NamedTensors<Scalar> = [:]
    var finalState: NamedTensors<Scalar> = [:]
    for (name, tensor) in try call.answers() {
      if name.hasPrefix("final_") {
        finalState[String(name.dropFirst(6))] = tensor
      } else {
        tensors[name] = tensor
      }
    }
    return Trace(tensors: tensors, finalState: finalState)
  }
}

/// Why a library is no subject, or has no answer.
public struct UnusableLibrary: Error, Hashable, CustomStringConvertible {
  let reason: String

  public var description: String { reason }
}
