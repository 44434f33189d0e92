#ifndef CBYTES_H
#define CBYTES_H

#include <stdint.h>
#include <string.h>

typedef uint8_t sixty_four_bytes __attribute__((ext_vector_type(64)));
typedef _Bool sixty_four_answers __attribute__((ext_vector_type(64)));

/// Which of 64 bytes equal another: one bit each, that of the first byte the lowest. Swift's vectors
/// can compare bytes but not gather the answers into a number.
static inline uint64_t equal_bytes(const void *_Nonnull bytes, uint8_t other) {
  sixty_four_bytes vector;
  memcpy(&vector, bytes, sizeof vector);
  sixty_four_answers answers =
      __builtin_convertvector(vector == (sixty_four_bytes)other, sixty_four_answers);
  uint64_t bits;
  memcpy(&bits, &answers, sizeof bits);
  return bits;
}

#endif
