// The same port as a shared library:
//
//     clang++ -std=c++17 -O2 -shared -fPIC -I ../../Sources/_PortInterface/include library.cpp -o libport.so
//     lockstep fuzz --subject library:./libport.so

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <exception>
#include <stdexcept>
#include <string>
#include <vector>

#include "lockstep.h"
#include "run.hpp"

static const lockstep_tensor &tensor(const lockstep_case &example, const char *name) {
  for (std::size_t k = 0; k < example.tensor_count; k++)
    if (std::strcmp(example.tensors[k].name, name) == 0) return example.tensors[k];
  throw std::runtime_error(std::string("the case has no ") + name);
}

static const float *floats(const lockstep_case &example, const char *name) {
  const lockstep_tensor &found = tensor(example, name);
  if (found.type != LOCKSTEP_FLOAT32) throw std::runtime_error("this port computes in float32");
  return static_cast<const float *>(found.data);
}

static void compute(const lockstep_case &example, lockstep_answer *answers, std::size_t count) {
  if (std::strcmp(example.cell, "lstm") != 0) throw std::runtime_error("this port is an LSTM");
  const lockstep_tensor &x = tensor(example, "inputs");
  const std::size_t steps = x.shape[0], batch = x.shape[1];
  const std::size_t units = tensor(example, "initial_c").shape[1], states = batch * units;
  float forget_bias = 0;
  for (std::size_t k = 0; k < example.option_count; k++)
    if (std::strcmp(example.options[k].name, "forget_bias") == 0)
      forget_bias = static_cast<float>(example.options[k].value);
  const port::Weights weights{
    x.shape[2], units, floats(example, "kernel"), floats(example, "bias"), forget_bias};
  const float *initial_c = floats(example, "initial_c"), *initial_h = floats(example, "initial_h");
  std::vector<float> c(initial_c, initial_c + states), h(initial_h, initial_h + states);
  std::vector<float> all_c(steps * states), all_h(steps * states);
  port::run(
    weights, steps, batch, floats(example, "inputs"), c.data(), h.data(), all_c.data(),
    all_h.data());
  const auto give = [&](const char *name, const std::vector<float> &values) {
    for (std::size_t k = 0; k < count; k++)
      if (std::strcmp(answers[k].tensor.name, name) == 0) {
        std::copy(values.begin(), values.end(), static_cast<float *>(answers[k].tensor.data));
        answers[k].is_given = 1;
      }
  };
  give("c", all_c);
  give("h", all_h);
  give("final_c", c);
  give("final_h", h);
}

extern "C" {

uint32_t lockstep_interface(void) { return LOCKSTEP_INTERFACE; }

// No exception may leave it.
int32_t lockstep_run(
  const lockstep_case *example, lockstep_answer *answers, size_t answer_count, char *message,
  size_t message_size
) {
  try {
    compute(*example, answers, answer_count);
    return 0;
  } catch (const std::exception &error) {
    std::snprintf(message, message_size, "%s", error.what());
    return 1;
  }
}
}
