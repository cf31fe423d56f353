import Foundation
import Lockstep

/// A tensor as `printf` prints it and a reader reads it.
struct PrintedTensor {
  let tensor: Tensor<Float>

  /// Half a unit of the last digit printed of each number.
  let halfUnits: Tensor<Double>

  init(_ original: Tensor<Float>, _ format: String) throws {
    let texts = original.scalars.map { String(format: format, Double($0)) }
    let shape = original.shape.dimensions
    tensor = try Tensor(shape, texts.map { Float($0) ?? .nan })
    halfUnits = try Tensor(shape, texts.map(halfUnit(of:)))
  }
}

/// Half a unit of the last digit of a decimal number: 0.0005 for `0.123`, 0.00005 for `1.5e-3`.
func halfUnit(of text: String) -> Double {
  let parts = text.lowercased().split(separator: "e")
  let decimals = parts[0].split(separator: ".").dropFirst().first?.count ?? 0
  let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
  return Double("5e\(exponent - decimals - 1)") ?? .nan
}
