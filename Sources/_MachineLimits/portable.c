// What every processor of the architecture has: NEON, or SSE2 without a fused multiply-add.
#include "kernels.h"

#define KERNELS lockstep_limit_kernels_portable
#define LANES 4
#if defined(__aarch64__)
#define NAME "NEON"
#define ACCUMULATORS 24
#define MULTIPLY_ADD __builtin_elementwise_fma
#else
#define NAME "portable vectors"
#define ACCUMULATORS 12
#define MULTIPLY_ADD(a, b, c) ((a) * (b) + (c))
#endif
#include "kernels.inc"
