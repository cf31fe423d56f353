// Which sets there are.

#include "recurrent_kernels.h"

extern const struct recurrent_kernels recurrent_kernels_avx512, recurrent_kernels_avx2,
  recurrent_kernels_neon, recurrent_kernels_portable;

static const struct recurrent_kernels *const sets[] = {
#if defined(__x86_64__)
  &recurrent_kernels_avx512,
  &recurrent_kernels_avx2,
#elif defined(__aarch64__)
  &recurrent_kernels_neon,
#endif
  &recurrent_kernels_portable,
};

const struct recurrent_kernels *recurrent_kernel_set(size_t index) {
  return index < sizeof(sets) / sizeof(sets[0]) ? sets[index] : NULL;
}
