public import CrossCheck
public import Tensors

/// A case of either precision, as a file holds it.
public enum StoredCase: Sendable {
  case float32(Case<Float>)
  case float64(Case<Double>)
}

extension StoredCase {
  public var signature: Signature {
    switch self {
    case .float32(let example): example.signature
    case .float64(let example): example.signature
    }
  }

  public var sizes: Sizes {
    switch self {
    case .float32(let example): example.sizes
    case .float64(let example): example.sizes
    }
  }

  public var provenance: Provenance {
    switch self {
    case .float32(let example): example.provenance
    case .float64(let example): example.provenance
    }
  }

  public var dtype: DType {
    switch self {
    case .float32: .float32
    case .float64: .float64
    }
  }
}
