import RecurrentCells
import Tensors

// Two units, two inputs, two steps. Of every row of weights the first two belong to the inputs.
let rows: [[Double]] = [
  [0.0274598, -0.173511, 0.419493, -0.465369], [0.677011, 0.0482636, 0.509747, -0.638336],
  [-0.316329, -0.356314, 0.294494, 0.151184], [-0.398772, -0.374825, 0.177627, 0.044093],
  [0.424177, 0.592243, 0.346691, -0.558091], [0.555613, -0.0171373, 0.552993, -0.662974],
  [-0.354132, -0.251043, 0.238877, 0.559065], [0.394596, -0.00792031, -0.178783, -0.384413],
]
let bias = [
  0.000999977, 0.000999979, -0.000999945, -0.000999978,
  0.000996455, 0.000999826, 0.000999989, 0.000999994,
]

// The kernel is [I+H, 4H]: these rows as columns, in blocks i, j, f, o.
let kernel = (0..<4).flatMap { input in rows.map { $0[input] } }

let cell = try LSTMCell(kernel: Tensor([4, 8], kernel), bias: Tensor([8], bias))
let run = try cell.run(
  Tensor([2, 1, 2], [29, 22, 20, 10]), from: cell.zeroState(batch: 1))
print("c =", run.finalState.c.scalars)
print("h =", run.finalState.h.scalars)
