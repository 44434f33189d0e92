#include "CResources.h"

#include <string.h>

// `#embed` is C23; the compiler knows it in every mode and would only remark on it.
#pragma clang diagnostic ignored "-Wc23-extensions"

struct resource {
  const char *name;
  const unsigned char *bytes;
};

/// One entry a file below `files/`, in the order of their names: its path, its bytes and a zero.
static const struct resource resources[] = {
    {"reference/schwartz2008_curves.csv", (const unsigned char[]){
#embed "files/reference/schwartz2008_curves.csv" suffix(, 0)
    }},
    {"reference/schwartz2008_discrete.csv", (const unsigned char[]){
#embed "files/reference/schwartz2008_discrete.csv" suffix(, 0)
    }},
    {"reference/spatiotemporal_by_age.csv", (const unsigned char[]){
#embed "files/reference/spatiotemporal_by_age.csv" suffix(, 0)
    }},
};

size_t resource_count(void) { return sizeof resources / sizeof resources[0]; }

const char *resource_name(size_t index) {
  return index < resource_count() ? resources[index].name : NULL;
}

const char *resource_text(const char *name) {
  for (size_t index = 0; index < resource_count(); index++) {
    if (strcmp(resources[index].name, name) == 0) return (const char *)resources[index].bytes;
  }
  return NULL;
}
