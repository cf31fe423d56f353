#if defined(__x86_64__)
#include "kernels.h"

#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define KERNELS lockstep_limit_kernels_avx2
#define NAME "AVX2"
#define LANES 8
#define ACCUMULATORS 12
#define MULTIPLY_ADD __builtin_elementwise_fma
#include "kernels.inc"
#pragma clang attribute pop
#endif
