import CrossCheck
import Tensors

extension Case {
  /// The bits of all that a case holds, in order.
  var bits: [UInt64] {
    let constants = options.sorted { $0.key < $1.key }.map(\.value.bitPattern)
    return signature.caseTensors.reduce(into: constants) { bits, specification in
      let tensor = self[specification.name]
      bits += tensor.shape.dimensions.map { UInt64($0) }
      bits += tensor.scalars.map { scalar in
        UInt64(scalar.significandBitPattern) | UInt64(scalar.exponentBitPattern) << 52
          | (scalar.sign == .minus ? 1 << 63 : 0)
      }
    }
  }
}

/// A hash of words that no library computes otherwise on another day.
///
/// FNV-1a, a word at a time; the shift brings a changed sign, the highest bit, down to the others.
func fingerprint(_ words: some Sequence<UInt64>) -> UInt64 {
  words.reduce(0xcbf2_9ce4_8422_2325) { hash, word in
    let product = (hash ^ word) &* 0x0000_0100_0000_01b3
    return product ^ product >> 32
  }
}
