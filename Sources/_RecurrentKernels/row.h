// A small LSTM without a batch: one row of one panel.

static void advance_row(const struct recurrent_lstm *cell, const struct recurrent_row *row) {
  const size_t units = cell->units;
  const float *weights = cell->panels + (1 + cell->inputs) * STRIDE;
  const float *h = row->h;
  float *next_c = row->next_c, *next_h = row->next_h;
  floats c = load_first(row->c, units);
  struct sums sums;
  start(&sums, 1, 1, cell, row->inputs, 0);
  for (size_t step = 1;; step++) {
    accumulate(&sums, 1, 1, h, units, weights, 0, units);
    floats gates[4];
    c = next_memory(c, sums.of[0], gates);
    store_first(next_c, c, units);
    // The products of the next inputs, while the processor waits for tanh(c), which all else needs.
    if (step < row->steps) start(&sums, 1, 1, cell, row->inputs + step * cell->inputs, 0);
    store_first(next_h, hyperbolic_tangent(c) * gates[3], units);
    if (step == row->steps) return;
    h = next_h;
    next_c += row->c_stride;
    next_h += units;
  }
}
