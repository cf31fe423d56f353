// What this machine can do at most: multiply-adds and bytes read in a second, on one thread.
//
// Each measurement takes the best of many short trials: a limit is what is possible, and whatever
// else runs on the machine only takes away from it.
#ifndef LOCKSTEP_MACHINE_LIMITS_H
#define LOCKSTEP_MACHINE_LIMITS_H

#include <stddef.h>

/// The instruction set that is used, such as "AVX-512".
const char *lockstep_vector_unit(void);

/// Floating-point operations a second, float32, a multiply-add being two: the best of trials of
/// about a millisecond for so many seconds, at least one.
double lockstep_multiply_add_peak(double seconds);

/// Bytes a second that are read from a buffer, in order, again and again: the best pass of so many
/// seconds, at least two. 0 if there is no memory for the buffer.
double lockstep_read_bandwidth(size_t bytes, double seconds);

/// The size in bytes of the first processor's data cache of a level; 0 if the system does not say.
size_t lockstep_cache_bytes(int level);

/// How many processors this thread may run on.
int lockstep_processors(void);

/// Limits this thread to the first `count` of the processors that it may run on. Returns what
/// `lockstep_restore_processors` takes, or NULL where the system has no such limit.
void *lockstep_limit_processors(int count);

/// Lifts the limit.
void lockstep_restore_processors(void *before);

#endif
