// One pair of kernels for each instruction set; see kernels.inc.
#ifndef LOCKSTEP_LIMIT_KERNELS_H
#define LOCKSTEP_LIMIT_KERNELS_H

#include <stddef.h>

typedef struct {
  const char *name;
  /// Floating-point operations of one round.
  double operations;
  /// Does so many rounds; returns a number that depends on all of them.
  float (*multiply_add)(size_t rounds, float factor, float summand);
  /// Reads whole blocks of 512 bytes; returns a number that depends on all of them.
  unsigned (*read)(const void *memory, size_t blocks);
} lockstep_limit_kernels;

#if defined(__x86_64__)
extern const lockstep_limit_kernels lockstep_limit_kernels_avx512;
extern const lockstep_limit_kernels lockstep_limit_kernels_avx2;
#endif
extern const lockstep_limit_kernels lockstep_limit_kernels_portable;

#endif
