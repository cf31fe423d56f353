// AVX-512: 32 registers of 16 floats.

#if defined(__x86_64__)

#include <stdint.h>
#include <string.h>

#include "recurrent_kernels.h"

#pragma clang attribute push( \
  __attribute__((target("avx512f,avx512dq,avx512vl,avx2,fma"))), apply_to = function)

#define LANES 16
#define FUSED 1
#define ROWS 6
#define SET recurrent_kernels_avx512
#define NAME "avx512"
#define SUPPORTED                                                            \
  (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq")   \
   && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx2")   \
   && __builtin_cpu_supports("fma"))

#include "kernels.h"

#pragma clang attribute pop

#endif
