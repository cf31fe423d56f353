#include <stdbool.h>

#include "lockstep_random_words.h"

#define ROUNDS 10

// Each block is independent of the others, which a compiler turns into lanes.
static inline __attribute__((always_inline)) void fill(
    uint64_t key, uint64_t index, uint32_t stream, uint32_t first, size_t count, uint64_t *words) {
  for (size_t i = 0; i < count; i++) {
    uint32_t k0 = (uint32_t)key, k1 = (uint32_t)(key >> 32);
    uint32_t c0 = first + (uint32_t)i, c1 = stream;
    uint32_t c2 = (uint32_t)index, c3 = (uint32_t)(index >> 32);
#pragma clang loop unroll(full)
    for (int round = 0; round < ROUNDS; round++) {
      uint64_t product0 = (uint64_t)c0 * 0xD2511F53u, product1 = (uint64_t)c2 * 0xCD9E8D57u;
      c0 = (uint32_t)(product1 >> 32) ^ c1 ^ k0;
      c1 = (uint32_t)product1;
      c2 = (uint32_t)(product0 >> 32) ^ c3 ^ k1;
      c3 = (uint32_t)product0;
      k0 += 0x9E3779B9u;
      k1 += 0xBB67AE85u;
    }
    words[2 * i] = (uint64_t)c1 << 32 | c0;
    words[2 * i + 1] = (uint64_t)c3 << 32 | c2;
  }
}

static inline __attribute__((always_inline)) void sum(
    const uint64_t *words, size_t count, int32_t *sums) {
  for (size_t i = 0; i < count; i++) {
    const uint64_t word = words[i];
    sums[i] = (int32_t)((word & 0xFFFF) + (word >> 16 & 0xFFFF) + (word >> 32 & 0xFFFF) +
                        (word >> 48));
  }
}

#if defined(__x86_64__)
__attribute__((target("avx512f,avx512dq,avx512vl,avx512bw"))) static void fill_avx512(
    uint64_t key, uint64_t index, uint32_t stream, uint32_t first, size_t count, uint64_t *words) {
  fill(key, index, stream, first, count, words);
}

__attribute__((target("avx512f,avx512dq,avx512vl,avx512bw"))) static void sum_avx512(
    const uint64_t *words, size_t count, int32_t *sums) {
  sum(words, count, sums);
}

__attribute__((target("avx2"))) static void sum_avx2(
    const uint64_t *words, size_t count, int32_t *sums) {
  sum(words, count, sums);
}

__attribute__((target("avx2"))) static void fill_avx2(
    uint64_t key, uint64_t index, uint32_t stream, uint32_t first, size_t count, uint64_t *words) {
  fill(key, index, stream, first, count, words);
}
#endif

// The best set of instructions that this machine has.
#if defined(__x86_64__)
static bool has_avx512(void) {
  return __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
         __builtin_cpu_supports("avx512bw");
}

static bool has_avx2(void) { return __builtin_cpu_supports("avx2"); }
#endif

void lockstep_random_words(
    uint64_t key, uint64_t index, uint32_t stream, uint32_t first, size_t count, uint64_t *words) {
#if defined(__x86_64__)
  if (has_avx512()) return fill_avx512(key, index, stream, first, count, words);
  if (has_avx2()) return fill_avx2(key, index, stream, first, count, words);
#endif
  fill(key, index, stream, first, count, words);
}

void lockstep_word_sums(const uint64_t *words, size_t count, int32_t *sums) {
#if defined(__x86_64__)
  if (has_avx512()) return sum_avx512(words, count, sums);
  if (has_avx2()) return sum_avx2(words, count, sums);
#endif
  sum(words, count, sums);
}
