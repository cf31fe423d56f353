// Whatever the compiler makes of four floats at once, without a fused multiply-add.

#include <stdint.h>
#include <string.h>

#include "recurrent_kernels.h"

// Also where the machine has the instruction: the bits are the same everywhere.
#pragma STDC FP_CONTRACT OFF

#define LANES 4
#define FUSED 0
#define ROWS 3
#define SET recurrent_kernels_portable
#define NAME "portable"
#define SUPPORTED true

#include "kernels.h"
