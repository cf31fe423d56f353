// The LSTM over tiles: for every instruction set the same.

INLINE void keep_activations(
  const struct recurrent_lstm *cell, const struct recurrent_step *step, const floats sums[4],
  const floats gates[4], size_t row, size_t unit
) {
  const size_t count = cell->units - unit;
  for (size_t gate = 0; gate < 4; gate++) {
    store_first(step->z + (row * 4 + gate) * cell->units + unit, sums[gate], count);
    store_first(step->gates[gate] + row * cell->units + unit, gates[gate], count);
  }
}

// The gates i, j, f, o of one row and panel, and its next c.
INLINE floats next_memory(floats c, const floats sums[4], floats gates[4]) {
  gates[0] = logistic(sums[0]);
  gates[1] = hyperbolic_tangent(sums[1]);
  gates[2] = logistic(sums[2]);
  gates[3] = logistic(sums[3]);
  return multiply_add(c, gates[2], gates[0] * gates[1]);
}

// From the sums of one row and panel to the states.
INLINE void finish(
  const struct recurrent_lstm *cell, const struct recurrent_step *step, const floats sums[4],
  size_t row, size_t unit
) {
  const size_t count = cell->units - unit, at = row * cell->units + unit;
  floats gates[4];
  const floats c = next_memory(load_first(step->c + at, count), sums, gates);
  store_first(step->next_c + at, c, count);
  store_first(step->next_h + at, hyperbolic_tangent(c) * gates[3], count);
  if (step->z) keep_activations(cell, step, sums, gates, row, unit);
}

INLINE void advance_tile(
  const size_t rows, const size_t panels, const struct recurrent_lstm *cell,
  const struct recurrent_step *step, size_t row, size_t panel
) {
  struct sums sums;
  if (step->preactivations) {
    const size_t all_panels = (cell->units + LANES - 1) / LANES;
    for (size_t at = 0; at < rows * panels; at++)
      for (size_t gate = 0; gate < 4; gate++)
        sums.of[at][gate] = load(
          step->preactivations
          + ((row + at / panels) * all_panels + panel + at % panels) * STRIDE + gate * LANES);
  } else {
    start(&sums, rows, panels, cell, step->inputs + row * cell->inputs, panel);
  }
  const size_t stride = panel_floats(cell);
  accumulate(
    &sums, rows, panels, step->h + row * cell->units, cell->units,
    cell->panels + panel * stride + (1 + cell->inputs) * STRIDE, stride, cell->units);
  for (size_t at = 0; at < rows * panels; at++)
    finish(cell, step, sums.of[at], row + at / panels, (panel + at % panels) * LANES);
}

INLINE void project_tile(
  const size_t rows, const size_t panels, const struct recurrent_lstm *cell, const float *inputs,
  float *preactivations, size_t row, size_t panel
) {
  struct sums sums;
  start(&sums, rows, panels, cell, inputs + row * cell->inputs, panel);
  const size_t all_panels = (cell->units + LANES - 1) / LANES;
  for (size_t at = 0; at < rows * panels; at++)
    for (size_t gate = 0; gate < 4; gate++)
      store(
        preactivations
          + ((row + at / panels) * all_panels + panel + at % panels) * STRIDE + gate * LANES,
        sums.of[at][gate]);
}

// One function for each shape of a tile.
#define TILE(rows, panels)                                                                      \
  static __attribute__((noinline)) void advance_##rows##_##panels(                              \
    const struct recurrent_lstm *cell, const struct recurrent_step *step, size_t row,           \
    size_t panel) {                                                                             \
    advance_tile(rows, panels, cell, step, row, panel);                                         \
  }                                                                                             \
  static __attribute__((noinline)) void project_##rows##_##panels(                              \
    const struct recurrent_lstm *cell, const float *inputs, float *preactivations, size_t row,  \
    size_t panel) {                                                                             \
    project_tile(rows, panels, cell, inputs, preactivations, row, panel);                       \
  }

TILE(1, 1)
TILE(1, 2)
TILE(1, 4)
TILE(2, 1)
TILE(3, 1)
#if ROWS > 3
TILE(4, 1)
TILE(5, 1)
TILE(6, 1)
#endif

typedef void (*advance_function)(
  const struct recurrent_lstm *, const struct recurrent_step *, size_t, size_t);
typedef void (*project_function)(
  const struct recurrent_lstm *, const float *, float *, size_t, size_t);

#if ROWS > 3
#define TILES(name) {0, name##_1_1, name##_2_1, name##_3_1, name##_4_1, name##_5_1, name##_6_1}
#else
#define TILES(name) {0, name##_1_1, name##_2_1, name##_3_1}
#endif

static const advance_function advance_tiles[] = TILES(advance);
static const project_function project_tiles[] = TILES(project);

// How many panels a single row takes at once: alone it would wait for each sum.
INLINE size_t panels_at_once(size_t left) { return left >= 4 ? 4 : left >= 2 ? 2 : 1; }

static void advance(
  const struct recurrent_lstm *cell, const struct recurrent_step *step, size_t first_row,
  size_t end_row, size_t first_panel, size_t end_panel
) {
  const size_t rows = end_row - first_row, tiles = (rows + ROWS - 1) / ROWS;
  const size_t panels = end_panel - first_panel;
  if (rows == 1) {
    for (size_t done = 0, count; done < panels; done += count) {
      count = panels_at_once(panels - done);
      (count == 4 ? advance_1_4 : count == 2 ? advance_1_2 : advance_1_1)(
        cell, step, first_row,
        step->backwards ? end_panel - done - count : first_panel + done);
    }
    return;
  }
  for (size_t done = 0; done < panels; done++)
    // As even as can be: 32 rows are 6 + 6 + 5 + 5 + 5 + 5, not 5 · 6 + 2.
    for (size_t tile = 0, row = first_row, size; tile < tiles; tile++, row += size) {
      size = rows / tiles + (tile < rows % tiles);
      advance_tiles[size](
        cell, step, row, step->backwards ? end_panel - 1 - done : first_panel + done);
    }
}

static void project(
  const struct recurrent_lstm *cell, const float *inputs, float *preactivations,
  size_t first_row, size_t end_row, size_t first_panel, size_t end_panel
) {
  const size_t rows = end_row - first_row, tiles = (rows + ROWS - 1) / ROWS;
  if (rows == 1) {
    for (size_t panel = first_panel, count; panel < end_panel; panel += count) {
      count = panels_at_once(end_panel - panel);
      (count == 4 ? project_1_4 : count == 2 ? project_1_2 : project_1_1)(
        cell, inputs, preactivations, first_row, panel);
    }
    return;
  }
  for (size_t panel = first_panel; panel < end_panel; panel++)
    for (size_t tile = 0, row = first_row, size; tile < tiles; tile++, row += size) {
      size = rows / tiles + (tile < rows % tiles);
      project_tiles[size](cell, inputs, preactivations, row, panel);
    }
}
