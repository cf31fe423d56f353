#include "lockstep_machine_limits.h"

#include <stdio.h>
#include <string.h>

#if defined(__APPLE__)
#include <sys/sysctl.h>

size_t lockstep_cache_bytes(int level) {
  const char *names[] = {"hw.l1dcachesize", "hw.l2cachesize", "hw.l3cachesize"};
  size_t value = 0, size = sizeof value;
  if (level < 1 || level > 3 || sysctlbyname(names[level - 1], &value, &size, NULL, 0) != 0) return 0;
  return value;
}

#else

/// The first word of a file that describes a cache of the first processor; false if there is none.
static int read_word(int index, const char *name, char word[32]) {
  char path[128];
  snprintf(path, sizeof path, "/sys/devices/system/cpu/cpu0/cache/index%d/%s", index, name);
  FILE *file = fopen(path, "r");
  if (file == NULL) return 0;
  int found = fscanf(file, "%31s", word);
  fclose(file);
  return found == 1;
}

size_t lockstep_cache_bytes(int level) {
  char word[32];
  for (int index = 0; read_word(index, "level", word); ++index) {
    int found = 0;
    if (sscanf(word, "%d", &found) != 1 || found != level) continue;
    if (!read_word(index, "type", word) || strcmp(word, "Instruction") == 0) continue;
    unsigned long kibibytes = 0;
    char unit = 0;
    if (read_word(index, "size", word) && sscanf(word, "%lu%c", &kibibytes, &unit) == 2) {
      return (size_t)kibibytes * (unit == 'M' ? 1024 * 1024 : 1024);
    }
  }
  return 0;
}

#endif
