import _RecurrentKernels

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The vector kernels of one instruction set: what `LSTMEngine` computes with.
///
/// `avx512` and `avx2` on x86-64, `neon` on 64-bit ARM, `portable` everywhere.
public struct KernelSet: Hashable, Sendable, CustomStringConvertible {
  /// The name, such as `avx2`.
  public let name: String

  /// Numbers in a vector.
  public let lanes: Int

  /// The set's place among those that were compiled.
  private let index: Int

  private init?(at index: Int) {
    guard let kernels = recurrent_kernel_set(index)?.pointee else { return nil }
    self.index = index
    name = String(cString: kernels.name)
    lanes = kernels.lanes
  }

  /// The sets that were compiled, the fastest first; not every machine has the instructions.
  public static var compiled: [KernelSet] {
    Array(
      sequence(state: 0) { index in
        defer { index += 1 }
        return KernelSet(at: index)
      })
  }

  /// The sets that this machine can run, the fastest first.
  public static var supported: [KernelSet] { compiled.filter(\.isSupported) }

  /// Whether this machine has the instructions.
  public var isSupported: Bool { functions.are_supported() }

  public var description: String { name }

  /// The set of that name.
  ///
  /// - Throws: `KernelSetError` if there is no set of that name, or this machine cannot run it.
  public init(named name: String) throws(KernelSetError) {
    guard let set = Self.compiled.first(where: { $0.name == name }) else {
      throw .unknown(name: name, supported: Self.supported.map(\.name))
    }
    guard set.isSupported else {
      throw .unsupported(name: name, supported: Self.supported.map(\.name))
    }
    self = set
  }

  /// The set that the environment variable `LOCKSTEP_KERNELS` names, else the fastest.
  ///
  /// - Throws: `KernelSetError` if the variable names none that this machine can run.
  public static func preferred() throws(KernelSetError) -> KernelSet {
    guard let name = getenv("LOCKSTEP_KERNELS").map({ String(cString: $0) }), !name.isEmpty else {
      return supported[0]
    }
    return try KernelSet(named: name)
  }

  var functions: recurrent_kernels { recurrent_kernel_set(index).pointee }
}
