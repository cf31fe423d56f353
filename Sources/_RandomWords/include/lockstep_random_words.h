// The words of Philox4x32-10 at consecutive counters, for `CounterBasedGenerator` in CrossCheck, in as
// many lanes as the processor has. Integers alone: the words are the same on any.
#ifndef LOCKSTEP_RANDOM_WORDS_H
#define LOCKSTEP_RANDOM_WORDS_H

#include <stddef.h>
#include <stdint.h>

/// Writes two words for each of `count` counters {first, stream, index, index >> 32}, {first + 1, …}
/// and so on, the first number modulo 2³²: the lower half of a block and the upper one.
void lockstep_random_words(
    uint64_t key, uint64_t index, uint32_t stream, uint32_t first, size_t count, uint64_t *words);

// Of each word the sum of its four 16-bit parts.
void lockstep_word_sums(const uint64_t *words, size_t count, int32_t *sums);

#endif
