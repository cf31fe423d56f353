// A small LSTM without a batch: one row, all its steps in one function.

INLINE void advance_row_of(
  const size_t panels, const struct recurrent_lstm *cell, const struct recurrent_row *row
) {
  const size_t units = cell->units, stride = panel_floats(cell);
  const float *weights = cell->panels + (1 + cell->inputs) * STRIDE;
  const float *h = row->h;
  float *next_c = row->next_c, *next_h = row->next_h;
  floats c[RECURRENT_ROW_PANELS], gates[RECURRENT_ROW_PANELS][4];
#pragma unroll
  for (size_t panel = 0, unit = 0; panel < panels; panel++, unit += LANES)
    c[panel] = load_first(row->c + unit, units - unit);
  struct sums sums;
  start(&sums, 1, panels, cell, row->inputs, 0);
  for (size_t step = 1;; step++) {
    accumulate(&sums, 1, panels, h, units, weights, stride, units);
#pragma unroll
    for (size_t panel = 0, unit = 0; panel < panels; panel++, unit += LANES) {
      c[panel] = next_memory(c[panel], sums.of[panel], gates[panel]);
      store_first(next_c + unit, c[panel], units - unit);
    }
    // The products of the next inputs, while the processor waits for tanh(c), which all else needs.
    if (step < row->steps)
      start(&sums, 1, panels, cell, row->inputs + step * cell->inputs, 0);
#pragma unroll
    for (size_t panel = 0, unit = 0; panel < panels; panel++, unit += LANES)
      store_first(next_h + unit, hyperbolic_tangent(c[panel]) * gates[panel][3], units - unit);
    if (step == row->steps) return;
    h = next_h;
    next_c += row->c_stride;
    next_h += units;
  }
}

static __attribute__((noinline)) void advance_row_of_1(
  const struct recurrent_lstm *cell, const struct recurrent_row *row
) {
  advance_row_of(1, cell, row);
}

static __attribute__((noinline)) void advance_row_of_2(
  const struct recurrent_lstm *cell, const struct recurrent_row *row
) {
  advance_row_of(2, cell, row);
}

static void advance_row(const struct recurrent_lstm *cell, const struct recurrent_row *row) {
  (cell->units <= LANES ? advance_row_of_1 : advance_row_of_2)(cell, row);
}
