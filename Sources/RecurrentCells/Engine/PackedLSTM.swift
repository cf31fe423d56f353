import RealModule
import Tensors
import _RecurrentKernels

/// The weights of a cell as the kernels read them: panels of as many units as a vector has lanes.
///
/// A panel holds, for each row of [bias; kernel], the columns i, j, f, o of its units. The forget bias
/// is added to the bias, rounded; units beyond the last are 0.
package final class PackedLSTM: @unchecked Sendable {
  // Written by the initializer alone.
  private let floats: UnsafeMutablePointer<Float>

  let inputSize: Int
  let hiddenSize: Int
  package let lanes: Int

  /// How many panels there are.
  let panels: Int

  /// The size of the weights, in bytes.
  let bytes: Int

  package init(_ cell: LSTMCell<Float>, lanes: Int) {
    (inputSize, hiddenSize, self.lanes) = (cell.inputSize, cell.hiddenSize, lanes)
    panels = (hiddenSize + lanes - 1) / lanes
    let rows = 1 + inputSize + hiddenSize
    let count = panels * rows * 4 * lanes
    bytes = count * MemoryLayout<Float>.stride
    // A cache line, which is a vector of AVX-512 too.
    let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
    floats = memory.initializeMemory(as: Float.self, repeating: 0, count: count)
    cell.bias.scalars.withUnsafeBufferPointer { fill(row: 0, of: rows, from: $0) }
    cell.kernel.scalars.withUnsafeBufferPointer { kernel in
      let columns = 4 * hiddenSize
      for row in 1..<rows {
        fill(row: row, of: rows, from: .init(rebasing: kernel[(row - 1) * columns..<row * columns]))
      }
    }
    for unit in 0..<hiddenSize {
      floats[place(of: unit, gate: 2, row: 0, of: rows)] += cell.forgetBias
    }
  }

  deinit { floats.deallocate() }

  /// What the kernels are given.
  var forKernels: recurrent_lstm {
    recurrent_lstm(inputs: inputSize, units: hiddenSize, panels: floats)
  }

  private func place(of unit: Int, gate: Int, row: Int, of rows: Int) -> Int {
    let (panel, lane) = unit.quotientAndRemainder(dividingBy: lanes)
    return ((panel * rows + row) * 4 + gate) * lanes + lane
  }

  private func fill(row: Int, of rows: Int, from columns: UnsafeBufferPointer<Float>) {
    guard let columns = columns.baseAddress else { return }
    for gate in 0..<4 {
      for unit in stride(from: 0, to: hiddenSize, by: lanes) {
        let panel = floats + place(of: unit, gate: gate, row: row, of: rows)
        panel.update(
          from: columns + gate * hiddenSize + unit, count: min(lanes, hiddenSize - unit))
      }
    }
  }
}
