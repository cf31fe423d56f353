// All steps of all batch rows.

#pragma once

#include <algorithm>
#include <cstddef>

#include "lstm.hpp"

namespace port {

// x [steps, batch, inputs]; c and h [batch, units] before, then after the steps; all_c and all_h
// [steps, batch, units].
inline void run(
  const Weights &weights, std::size_t steps, std::size_t batch, const float *x, float *c, float *h,
  float *all_c, float *all_h
) {
  const std::size_t states = batch * weights.units;
  for (std::size_t t = 0; t < steps; t++) {
    for (std::size_t row = 0; row < batch; row++)
      step(
        weights, x + (t * batch + row) * weights.inputs, c + row * weights.units,
        h + row * weights.units);
    std::copy(c, c + states, all_c + t * states);
    std::copy(h, h + states, all_h + t * states);
  }
}

}  // namespace port
