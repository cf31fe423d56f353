#include "lockstep_machine_limits.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "kernels.h"

static const lockstep_limit_kernels *kernels(void) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f")) return &lockstep_limit_kernels_avx512;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
    return &lockstep_limit_kernels_avx2;
  }
#endif
  return &lockstep_limit_kernels_portable;
}

const char *lockstep_vector_unit(void) { return kernels()->name; }

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

double lockstep_multiply_add_peak(double seconds) {
  const lockstep_limit_kernels *set = kernels();
  volatile float sink;
  double best = 0, start = now();
  size_t rounds = 1000;
  do {
    double before = now();
    sink = set->multiply_add(rounds, 0.75f, 0.5f);
    double taken = now() - before;
    if (taken < 5e-4) {
      rounds *= 2;  // too short to be timed
    } else if ((double)rounds * set->operations / taken > best) {
      best = (double)rounds * set->operations / taken;
    }
  } while (best == 0 || now() - start < seconds);
  (void)sink;
  return best;
}

double lockstep_read_bandwidth(size_t bytes, double seconds) {
  const lockstep_limit_kernels *set = kernels();
  size_t blocks = bytes / 512 > 0 ? bytes / 512 : 1;
  void *memory = NULL;
  if (posix_memalign(&memory, 4096, blocks * 512) != 0) return 0;
  memset(memory, 1, blocks * 512);  // pages that were never written may all be one page of zeros
  // Small buffers are read so often that a trial lasts a tenth of a millisecond or so.
  size_t passes = blocks < (1 << 14) ? (1 << 14) / blocks : 1;
  volatile unsigned sink = set->read(memory, blocks);
  double best = 0, start = now();
  do {
    double before = now();
    for (size_t pass = 0; pass < passes; ++pass) sink = set->read(memory, blocks);
    double rate = (double)(passes * blocks * 512) / (now() - before);
    if (rate > best) best = rate;
  } while (now() - start < seconds);
  (void)sink;
  free(memory);
  return best;
}
