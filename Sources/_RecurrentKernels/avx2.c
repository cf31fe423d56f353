// AVX2 with fused multiply-add: 16 registers of 8 floats.

#if defined(__x86_64__)

#include <stdint.h>
#include <string.h>

#include "recurrent_kernels.h"

#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)

#define LANES 8
#define FUSED 1
#define ROWS 3
#define SET recurrent_kernels_avx2
#define NAME "avx2"
#define SUPPORTED (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))

#include "kernels.h"

#pragma clang attribute pop

#endif
