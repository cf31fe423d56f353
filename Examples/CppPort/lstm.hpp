// The port: replace this by your own code, and leave the rest.
//
// z = [x; h]·kernel + bias, its column blocks in the order i, j, f, o, and
//
//     c′ = c·σ(f + forget_bias) + σ(i)·tanh(j)
//     h′ = tanh(c′)·σ(o)

#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

// Which fault to make on purpose; 0 is none. Each is one that people make.
#ifndef MISTAKE
#define MISTAKE 0
#endif

namespace port {

struct Weights {
  std::size_t inputs, units;
  const float *kernel;  // [inputs + units, 4·units]
  const float *bias;    // [4·units]
  float forget_bias;
};

inline float logistic(float x) {
#if MISTAKE == 8  // a hard sigmoid
  return std::fmin(1.0f, std::fmax(0.0f, 0.2f * x + 0.5f));
#else
  return 1.0f / (1.0f + std::exp(-x));
#endif
}

// One step of one batch row: c and h [units] before, then after it.
inline void step(const Weights &weights, const float *x, float *c, float *h) {
  const std::size_t units = weights.units, columns = 4 * units;
  std::vector<float> z(columns);
  for (std::size_t column = 0; column < columns; column++) {
    float sum = 0;
#if MISTAKE != 4  // the bias is not added
    sum = weights.bias[column];
#endif
#if MISTAKE == 10  // the kernel's rows taken for [h; x]
    [[maybe_unused]] const std::size_t first_x = units, first_h = 0;
#else
    [[maybe_unused]] const std::size_t first_x = 0, first_h = weights.inputs;
#endif
    for (std::size_t k = 0; k < weights.inputs; k++)
      sum += x[k] * weights.kernel[(first_x + k) * columns + column];
#if MISTAKE != 5  // h is not used
    for (std::size_t k = 0; k < units; k++)
      sum += h[k] * weights.kernel[(first_h + k) * columns + column];
#endif
    z[column] = sum;
  }
#if MISTAKE == 1  // the order of PyTorch and Keras: i, f, g, o
  const float *i = z.data(), *f = i + units, *j = f + units, *o = j + units;
#elif MISTAKE == 2  // i and j exchanged
  const float *j = z.data(), *i = j + units, *f = i + units, *o = f + units;
#else
  const float *i = z.data(), *j = i + units, *f = j + units, *o = f + units;
#endif
  for (std::size_t unit = 0; unit < units; unit++) {
#if MISTAKE == 3  // the forget bias, which no file mentions
    const float forget = logistic(f[unit]);
#elif MISTAKE == 6  // the forget bias behind the logistic
    const float forget = logistic(f[unit]) + weights.forget_bias;
#elif MISTAKE == 7  // the forget bias twice
    const float forget = logistic(f[unit] + weights.forget_bias + weights.forget_bias);
#else
    const float forget = logistic(f[unit] + weights.forget_bias);
#endif
#if MISTAKE == 11  // the candidate through the logistic
    const float candidate = logistic(j[unit]);
#else
    const float candidate = std::tanh(j[unit]);
#endif
#if MISTAKE == 12  // 1 − f for f
    c[unit] = c[unit] * (1.0f - forget) + logistic(i[unit]) * candidate;
#else
    c[unit] = c[unit] * forget + logistic(i[unit]) * candidate;
#endif
#if MISTAKE == 13  // the output through the logistic
    h[unit] = logistic(c[unit]) * logistic(o[unit]);
#elif MISTAKE == 9  // no tanh at the output
    h[unit] = c[unit] * logistic(o[unit]);
#else
    h[unit] = std::tanh(c[unit]) * logistic(o[unit]);
#endif
  }
}

}  // namespace port
