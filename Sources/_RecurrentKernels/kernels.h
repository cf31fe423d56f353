// All kernels of one instruction set: included once for each, behind
//
//   LANES   floats in a vector
//   FUSED   whether a multiply-add is rounded once
//   ROWS    batch rows in a tile, so that four sums for each fit into the registers
//   SET     the set's name as an identifier, NAME as a string
//   SUPPORTED  an expression: whether this machine has the instructions

#include "vectors.h"

#include "activations.h"

#include "tiles.h"

#include "lstm.h"

#include "row.h"

static bool are_supported(void) { return SUPPORTED; }

const struct recurrent_kernels SET = {
  .name = NAME,
  .lanes = LANES,
  .are_supported = are_supported,
  .project = project,
  .advance = advance,
  .advance_row = advance_row,
  .exp = all_powers,
  .logistic = all_logistic,
  .tanh = all_tanh,
};
