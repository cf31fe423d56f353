// Vectors of LANES floats, in the compiler's own vector types: what the kernels are written in.
//
// Included once for each instruction set, behind its LANES and FUSED.

typedef float floats __attribute__((vector_size(4 * LANES)));
typedef int32_t ints __attribute__((vector_size(4 * LANES)));

// The same, wherever it lies in memory.
typedef float unaligned_floats __attribute__((vector_size(4 * LANES), aligned(4), may_alias));

#define INLINE static inline __attribute__((always_inline))

// x − 0 is x, whatever x is; x + 0 is not, if x is −0.
INLINE floats all(float value) { return value - (floats){}; }

INLINE floats load(const float *from) { return *(const unaligned_floats *)from; }

INLINE void store(float *to, floats value) { *(unaligned_floats *)to = value; }

// The first lanes; the others are 0.
INLINE floats load_first(const float *from, size_t count) {
  floats value = {};
  if (count >= LANES) return load(from);
  memcpy(&value, from, count * sizeof(float));
  return value;
}

INLINE void store_first(float *to, floats value, size_t count) {
  if (count >= LANES)
    store(to, value);
  else
    memcpy(to, &value, count * sizeof(float));
}

INLINE floats choose(ints mask, floats yes, floats no) {
  return (floats)((mask & (ints)yes) | (~mask & (ints)no));
}

// NaN stays NaN.
INLINE floats at_least(floats value, float bound) {
  return choose(value < all(bound), all(bound), value);
}

INLINE floats at_most(floats value, float bound) {
  return choose(value > all(bound), all(bound), value);
}

// a·b + c, rounded once where FUSED, else twice.
INLINE floats multiply_add(floats a, floats b, floats c) {
#if FUSED
  return __builtin_elementwise_fma(a, b, c);
#else
  return a * b + c;
#endif
}
