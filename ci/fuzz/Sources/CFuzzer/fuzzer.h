#include <stddef.h>
#include <stdint.h>

// libFuzzer's own mutations: changes the bytes in place, and returns how many there are now.
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size);
