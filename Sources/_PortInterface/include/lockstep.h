/* What a shared library exports that Lockstep judges:

       lockstep fuzz --subject library:./libport.so

   Two functions, in C. It is loaded into a process of its own. */

#ifndef LOCKSTEP_H
#define LOCKSTEP_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The version of this interface. It changes when a structure does. */
#define LOCKSTEP_INTERFACE 1

/* Of a tensor's elements. */
enum { LOCKSTEP_FLOAT32 = 1, LOCKSTEP_FLOAT64 = 2 };

/* A tensor in C order. All memory is the caller's, and valid until the call returns. */
struct lockstep_tensor {
  const char *name;
  const uint64_t *shape;
  void *data;
  uint32_t rank;
  int32_t type;
};

struct lockstep_option {
  const char *name; /* such as forget_bias */
  double value;
};

/* What is to be computed. Of the cell lstm in the layout tensorflow the tensors are inputs
   [steps, batch, inputs], kernel [inputs + units, 4 units], bias [4 units], initial_c and initial_h
   [batch, units]; the README names those of the other layouts. They may not be changed. */
struct lockstep_case {
  const char *cell;
  const char *layout;
  const struct lockstep_tensor *tensors;
  size_t tensor_count;
  const struct lockstep_option *options;
  size_t option_count;
};

/* What may be answered: c and h [steps, batch, units] after every step, final_c and final_h
   [batch, units], the gates, z. The memory is there and holds NaN; whoever fills it says so. At least
   one state after every step is needed. */
struct lockstep_answer {
  struct lockstep_tensor tensor;
  int32_t is_given;
};

/* Returns LOCKSTEP_INTERFACE, as it was when the library was compiled. */
uint32_t lockstep_interface(void);

/* Computes a case. Returns 0; or another number and, in `message`, a text that ends with 0 and has at
   most `message_size` bytes with it. */
int32_t lockstep_run(
  const struct lockstep_case *example, struct lockstep_answer *answers, size_t answer_count,
  char *message, size_t message_size);

#ifdef __cplusplus
}
#endif

#endif
