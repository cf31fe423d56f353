#if defined(__x86_64__)
#include "kernels.h"

#pragma clang attribute push(__attribute__((target("avx512f"))), apply_to = function)
#define KERNELS lockstep_limit_kernels_avx512
#define NAME "AVX-512"
#define LANES 16
#define ACCUMULATORS 16
#define MULTIPLY_ADD __builtin_elementwise_fma
#include "kernels.inc"
#pragma clang attribute pop
#endif
