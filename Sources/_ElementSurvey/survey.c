#include "lockstep_element_survey.h"

#include <stdbool.h>
#include <string.h>

#define INLINE static inline __attribute__((always_inline))

INLINE int64_t bits_of(double value) {
  int64_t bits;
  memcpy(&bits, &value, sizeof bits);
  return bits;
}

INLINE int64_t within(int64_t value, int64_t least, int64_t greatest) {
  value = value < least ? least : value;
  return value > greatest ? greatest : value;
}

// Each element is independent of the others and no branch depends on one, which a compiler turns into
// lanes; `is_single` is known when compiled.
INLINE uint64_t survey(
    bool is_single, const void *actual, const double *expected, const double *bound,
    const double *likely_bound, size_t count, const struct lockstep_usual_element *given_usual,
    const struct lockstep_element_bins *given_bins, uint16_t *bin) {
  const float *singles = actual;
  const double *doubles = actual;
  const struct lockstep_usual_element usual = *given_usual;
  const struct lockstep_element_bins bins = *given_bins;
  const double no_distance = usual.ratio >= 0 ? 0 : -1;
  uint8_t is_notable[LOCKSTEP_SURVEYED], any = 0;
  for (size_t i = 0; i < count; i++) {
    const double value = is_single ? (double)singles[i] : doubles[i];
    const double distance = __builtin_fabs(value - expected[i]), limit = bound[i];
    const double magnitude = __builtin_fabs(expected[i]);
    // Rounding is monotone: d / b >= m implies d >= m·b. No NaN is usual.
    const bool is_low = (distance < usual.ratio * limit) &
                        (distance < usual.likely_ratio * likely_bound[i]) &
                        (distance <= usual.absolute) & (distance < usual.relative * magnitude);
    const bool is_usual = (limit >= usual.least_bound) & (limit <= usual.largest_bound) &
                          (distance <= limit) & (is_low | (distance <= no_distance));
    is_notable[i] = !is_usual;
    any |= !is_usual;
    // The difference of the bits holds the exponent of the quotient, rounded down.
    int64_t column = ((bits_of(distance) - bits_of(limit)) >> 52) + bins.first_column;
    column = distance == 0 ? 0 : within(column, 1, bins.last_column);
    int64_t row = ((bits_of(magnitude) >> 52) + bins.first_row) >> 1;
    row = magnitude == 0 ? 0 : within(row, 1, bins.last_row);
    bin[i] = (uint16_t)(row * bins.columns + column);
  }
  uint64_t notable = 0;
  for (size_t i = 0; any && i < count; i++) notable |= (uint64_t)is_notable[i] << i;
  return notable;
}

#define PARAMETERS                                                                             \
  const double *expected, const double *bound, const double *likely_bound, size_t count,       \
      const struct lockstep_usual_element *usual, const struct lockstep_element_bins *bins,    \
      uint16_t *bin
#define ARGUMENTS actual, expected, bound, likely_bound, count, usual, bins, bin

#if defined(__x86_64__)
#define AVX512 __attribute__((target("avx512f,avx512dq,avx512vl,avx512bw")))
#define AVX2 __attribute__((target("avx2")))
#define LANES(name, type, is_single)                                                           \
  AVX512 static uint64_t name##_avx512(const type *actual, PARAMETERS) {                       \
    return survey(is_single, ARGUMENTS);                                                       \
  }                                                                                            \
  AVX2 static uint64_t name##_avx2(const type *actual, PARAMETERS) {                           \
    return survey(is_single, ARGUMENTS);                                                       \
  }
#define CHOSEN(name)                                                                           \
  if (__builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&              \
      __builtin_cpu_supports("avx512bw"))                                                      \
    return name##_avx512(ARGUMENTS);                                                           \
  if (__builtin_cpu_supports("avx2")) return name##_avx2(ARGUMENTS);
LANES(singles, float, true)
LANES(doubles, double, false)
#else
#define CHOSEN(name)
#endif

uint64_t lockstep_survey_of_floats(const float *actual, PARAMETERS) {
  CHOSEN(singles)
  return survey(true, ARGUMENTS);
}

uint64_t lockstep_survey_of_doubles(const double *actual, PARAMETERS) {
  CHOSEN(doubles)
  return survey(false, ARGUMENTS);
}
