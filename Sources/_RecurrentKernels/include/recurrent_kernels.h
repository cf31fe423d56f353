// Vector kernels of the float32 LSTM, one set for each instruction set, chosen at run time.
//
// Everything of one set gives the same bits for a row, whatever other rows, panels or threads there are:
// a sum starts with the bias, then adds the products of the inputs, then those of h, each in the order
// of the kernel's rows.

#pragma once

#include <stdbool.h>
#include <stddef.h>

// The weights of a cell, packed in panels of as many hidden units as a vector has lanes. A panel has
// 1 + inputs + units rows, the bias first, of four vectors: the gates i, j, f, o of its units. The forget
// bias is part of the bias. Units beyond the last are 0.
struct recurrent_lstm {
  size_t inputs, units;
  const float *panels;  // aligned to 64 bytes
};

// One step of all batch rows. Either `inputs` or `preactivations` is given.
struct recurrent_step {
  const float *inputs;          // [batch, inputs]
  const float *preactivations;  // what `project` wrote: [batch, panels, 4, lanes]
  const float *c, *h;           // [batch, units], before the step
  float *next_c, *next_h;       // after it; next_c may be c, next_h may not be h
  float *z;                     // [batch, 4·units], with every bias; null if not wanted
  float *gates[4];              // i, j, f, o, [batch, units], where z is wanted
  bool backwards;               // takes the panels from the last to the first, to the same bits
};

// How many panels `advance_row` takes at most.
#define RECURRENT_ROW_PANELS 2

// All steps of one batch row of a cell of few panels.
struct recurrent_row {
  size_t steps;          // 1 or more
  const float *inputs;   // [steps, inputs]
  const float *c, *h;    // [units], before the first step
  float *next_c;         // after each step, `c_stride` floats apart: 0 keeps the last alone, and it may be c
  size_t c_stride;
  float *next_h;         // after each step, [steps, units]; may not be h
};

struct recurrent_kernels {
  const char *name;
  size_t lanes;

  // Whether this machine has the instructions.
  bool (*are_supported)(void);

  // The part of the pre-activations that does not depend on h, of rows of inputs and a range of panels.
  void (*project)(
    const struct recurrent_lstm *cell, const float *inputs, float *preactivations,
    size_t first_row, size_t end_row, size_t first_panel, size_t end_panel);

  // The states after a step, of ranges of batch rows and panels.
  void (*advance)(
    const struct recurrent_lstm *cell, const struct recurrent_step *step,
    size_t first_row, size_t end_row, size_t first_panel, size_t end_panel);

  // The states after all steps of one row, of RECURRENT_ROW_PANELS panels at most, to the bits of `advance`.
  void (*advance_row)(const struct recurrent_lstm *cell, const struct recurrent_row *row);

  // exp, σ and tanh of `count` numbers, at most 2 units in the last place off, and monotone.
  void (*exp)(const float *from, float *to, size_t count);
  void (*logistic)(const float *from, float *to, size_t count);
  void (*tanh)(const float *from, float *to, size_t count);
};

// The sets that were compiled, the fastest first; null beyond the last.
const struct recurrent_kernels *recurrent_kernel_set(size_t index);

// Tells the processor that this thread waits for another.
static inline void recurrent_pause(void) {
#if defined(__x86_64__) || defined(__i386__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ __volatile__("yield");
#endif
}
