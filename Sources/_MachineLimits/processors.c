#define _GNU_SOURCE
#include "lockstep_machine_limits.h"

#include <stdlib.h>
#include <unistd.h>

#if defined(__linux__)
#include <sched.h>

int lockstep_processors(void) {
  cpu_set_t set;
  return sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
}

void *lockstep_limit_processors(int count) {
  cpu_set_t *before = malloc(sizeof *before), limited;
  if (before == NULL || sched_getaffinity(0, sizeof *before, before) != 0) {
    free(before);
    return NULL;
  }
  CPU_ZERO(&limited);
  for (int index = 0; index < CPU_SETSIZE && count > 0; ++index) {
    if (CPU_ISSET(index, before)) {
      CPU_SET(index, &limited);
      --count;
    }
  }
  sched_setaffinity(0, sizeof limited, &limited);
  return before;
}

void lockstep_restore_processors(void *before) {
  if (before != NULL) sched_setaffinity(0, sizeof(cpu_set_t), before);
  free(before);
}

#else

int lockstep_processors(void) {
  long count = sysconf(_SC_NPROCESSORS_ONLN);
  return count > 0 ? (int)count : 1;
}

void *lockstep_limit_processors(int count) {
  (void)count;
  return NULL;
}

void lockstep_restore_processors(void *before) { (void)before; }

#endif
