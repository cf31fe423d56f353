// Runs the LSTM of one set of kernels, for test_neon.py: little-endian numbers in, states out.
//
//   run_lstm KERNELS < CASE > STATES
//
// CASE: inputs, units, steps, batch and rows computed ahead or not (0) as int32; then float32: kernel
// [I+H, 4H], bias [4H] with the forget bias, inputs [T, B, I], c and h [B, H]. STATES: c and h, [T, B, H].

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "recurrent_kernels.h"

static float *numbers(size_t count) {
  float *memory = aligned_alloc(64, (count * sizeof(float) + 63) / 64 * 64);
  if (!memory) exit(4);
  memset(memory, 0, count * sizeof(float));
  return memory;
}

static float *input(size_t count) {
  float *memory = numbers(count);
  if (fread(memory, sizeof(float), count, stdin) != count) exit(2);
  return memory;
}

int main(int argc, char **argv) {
  const struct recurrent_kernels *kernels = NULL;
  for (size_t index = 0; recurrent_kernel_set(index); index++)
    if (argc > 1 && !strcmp(recurrent_kernel_set(index)->name, argv[1]))
      kernels = recurrent_kernel_set(index);
  if (!kernels || !kernels->are_supported()) return 3;
  int32_t sizes[5];
  if (fread(sizes, sizeof(int32_t), 5, stdin) != 5) return 2;
  const size_t inputs = sizes[0], units = sizes[1], steps = sizes[2], batch = sizes[3];
  const float *kernel = input((inputs + units) * 4 * units), *bias = input(4 * units);
  const float *x = input(steps * batch * inputs);
  const float *c = input(batch * units), *h = input(batch * units);

  // As PackedLSTM packs them.
  const size_t lanes = kernels->lanes, panels = (units + lanes - 1) / lanes;
  const size_t rows = 1 + inputs + units;
  float *packed = numbers(panels * rows * 4 * lanes);
  for (size_t row = 0; row < rows; row++)
    for (size_t gate = 0; gate < 4; gate++)
      for (size_t unit = 0; unit < units; unit++)
        packed[((unit / lanes * rows + row) * 4 + gate) * lanes + unit % lanes] =
          (row == 0 ? bias : kernel + (row - 1) * 4 * units)[gate * units + unit];
  const struct recurrent_lstm cell = {inputs, units, packed};

  const size_t state = batch * units;
  float *all_c = numbers(steps * state), *all_h = numbers(steps * state);
  float *ahead = numbers(steps * batch * panels * 4 * lanes);
  if (sizes[4]) kernels->project(&cell, x, ahead, 0, steps * batch, 0, panels);
  for (size_t step = 0; step < steps; step++) {
    const struct recurrent_step next = {
      .inputs = x + step * batch * inputs,
      .preactivations = sizes[4] ? ahead + step * batch * panels * 4 * lanes : NULL,
      .c = step ? all_c + (step - 1) * state : c,
      .h = step ? all_h + (step - 1) * state : h,
      .next_c = all_c + step * state,
      .next_h = all_h + step * state,
    };
    kernels->advance(&cell, &next, 0, batch, 0, panels);
  }
  if (fwrite(all_c, sizeof(float), steps * state, stdout) != steps * state) return 4;
  if (fwrite(all_h, sizeof(float), steps * state, stdout) != steps * state) return 4;
  return fclose(stdout) ? 4 : 0;
}
