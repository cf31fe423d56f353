// A tile: some batch rows of some panels, whose sums stay in registers over all of the kernel's rows.

// Floats in a row of a panel.
#define STRIDE (4 * LANES)

// How many rows of a panel ahead are fetched for a tile of several batch rows: from L2 in time, and
// from L3 in part. A single row reads as fast as the processor fetches by itself, and requests only
// take the places of its own (measured: 78 instead of 96 GB/s from L3).
#define AHEAD 16

// The sums of a tile of at most 6 row-panels: gates i, j, f, o.
struct sums {
  floats of[6][4];
};

INLINE size_t panel_floats(const struct recurrent_lstm *cell) {
  return (1 + cell->inputs + cell->units) * STRIDE;
}

// Adds the products of `count` columns of x with as many rows of the panels.
//
// `rows` and `panels` are known when compiled; one of them is 1.
INLINE void accumulate(
  struct sums *kept, const size_t rows, const size_t panels, const float *x, size_t x_stride,
  const float *weights, size_t panel_stride, size_t count
) {
  // In an array of its own, all of whose indices are known: else it lies in memory.
  struct sums sums;
#pragma unroll
  for (size_t at = 0; at < rows * panels; at++)
#pragma unroll
    for (size_t gate = 0; gate < 4; gate++) sums.of[at][gate] = kept->of[at][gate];
#pragma nounroll
  for (size_t k = 0; k < count; k++, weights += STRIDE) {
    floats values[6];
#pragma unroll
    for (size_t row = 0; row < rows; row++) values[row] = all(x[row * x_stride + k]);
#pragma unroll
    for (size_t panel = 0; panel < panels; panel++) {
      const float *row_of_panel = weights + panel * panel_stride;
#pragma unroll
      for (size_t line = 0; line < STRIDE && rows > 1; line += 16)
        __builtin_prefetch(row_of_panel + AHEAD * STRIDE + line);
#pragma unroll
      for (size_t gate = 0; gate < 4; gate++) {
        const floats weight = load(row_of_panel + gate * LANES);
#pragma unroll
        for (size_t row = 0; row < rows; row++) {
          floats *sum = &sums.of[row * panels + panel][gate];
          *sum = multiply_add(values[row], weight, *sum);
        }
      }
    }
  }
#pragma unroll
  for (size_t at = 0; at < rows * panels; at++)
#pragma unroll
    for (size_t gate = 0; gate < 4; gate++) kept->of[at][gate] = sums.of[at][gate];
}

// The biases and the products of the inputs.
INLINE void start(
  struct sums *sums, const size_t rows, const size_t panels, const struct recurrent_lstm *cell,
  const float *inputs, size_t panel
) {
  const size_t stride = panel_floats(cell);
  const float *weights = cell->panels + panel * stride;
  for (size_t row = 0; row < rows; row++)
    for (size_t at = 0; at < panels; at++)
      for (size_t gate = 0; gate < 4; gate++)
        sums->of[row * panels + at][gate] = load(weights + at * stride + gate * LANES);
  accumulate(
    sums, rows, panels, inputs, cell->inputs, weights + STRIDE, stride, cell->inputs);
}
