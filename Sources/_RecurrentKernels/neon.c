// NEON, which every 64-bit ARM has: 32 registers of 4 floats.

#if defined(__aarch64__)

#include <stdint.h>
#include <string.h>

#include "recurrent_kernels.h"

#define LANES 4
#define FUSED 1
#define ROWS 6
#define SET recurrent_kernels_neon
#define NAME "neon"
#define SUPPORTED true

#include "kernels.h"

#endif
