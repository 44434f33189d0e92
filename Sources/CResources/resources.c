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
    {"comparison/measurement_error.csv", (const unsigned char[]){
#embed "files/comparison/measurement_error.csv" suffix(, 0)
    }},
    {"languages/de.yaml", (const unsigned char[]){
#embed "files/languages/de.yaml" suffix(, 0)
    }},
    {"languages/es.yaml", (const unsigned char[]){
#embed "files/languages/es.yaml" suffix(, 0)
    }},
    {"languages/fr.yaml", (const unsigned char[]){
#embed "files/languages/fr.yaml" suffix(, 0)
    }},
    {"languages/ja.yaml", (const unsigned char[]){
#embed "files/languages/ja.yaml" suffix(, 0)
    }},
    {"markers/cast.tsv", (const unsigned char[]){
#embed "files/markers/cast.tsv" suffix(, 0)
    }},
    {"markers/cleveland.tsv", (const unsigned char[]){
#embed "files/markers/cleveland.tsv" suffix(, 0)
    }},
    {"markers/helen_hayes.tsv", (const unsigned char[]){
#embed "files/markers/helen_hayes.tsv" suffix(, 0)
    }},
    {"markers/ior.tsv", (const unsigned char[]){
#embed "files/markers/ior.tsv" suffix(, 0)
    }},
    {"markers/ior_cortex.tsv", (const unsigned char[]){
#embed "files/markers/ior_cortex.tsv" suffix(, 0)
    }},
    {"markers/markerless.tsv", (const unsigned char[]){
#embed "files/markers/markerless.tsv" suffix(, 0)
    }},
    {"markers/markerless_words.tsv", (const unsigned char[]){
#embed "files/markers/markerless_words.tsv" suffix(, 0)
    }},
    {"markers/plug_in_gait.tsv", (const unsigned char[]){
#embed "files/markers/plug_in_gait.tsv" suffix(, 0)
    }},
    {"page/page.css", (const unsigned char[]){
#embed "files/page/page.css" suffix(, 0)
    }},
    {"page/page.html", (const unsigned char[]){
#embed "files/page/page.html" suffix(, 0)
    }},
    {"page/page.js", (const unsigned char[]){
#embed "files/page/page.js" suffix(, 0)
    }},
    {"reference/schwartz2008_curves.csv", (const unsigned char[]){
#embed "files/reference/schwartz2008_curves.csv" suffix(, 0)
    }},
    {"reference/schwartz2008_discrete.csv", (const unsigned char[]){
#embed "files/reference/schwartz2008_discrete.csv" suffix(, 0)
    }},
    {"reference/spatiotemporal_by_age.csv", (const unsigned char[]){
#embed "files/reference/spatiotemporal_by_age.csv" suffix(, 0)
    }},
    {"rules/L01.yaml", (const unsigned char[]){
#embed "files/rules/L01.yaml" suffix(, 0)
    }},
    {"rules/LE01.yaml", (const unsigned char[]){
#embed "files/rules/LE01.yaml" suffix(, 0)
    }},
    {"rules/MK01.yaml", (const unsigned char[]){
#embed "files/rules/MK01.yaml" suffix(, 0)
    }},
    {"rules/MK02.yaml", (const unsigned char[]){
#embed "files/rules/MK02.yaml" suffix(, 0)
    }},
    {"rules/MK03.yaml", (const unsigned char[]){
#embed "files/rules/MK03.yaml" suffix(, 0)
    }},
    {"rules/MK04.yaml", (const unsigned char[]){
#embed "files/rules/MK04.yaml" suffix(, 0)
    }},
    {"rules/MK05.yaml", (const unsigned char[]){
#embed "files/rules/MK05.yaml" suffix(, 0)
    }},
    {"rules/P01.yaml", (const unsigned char[]){
#embed "files/rules/P01.yaml" suffix(, 0)
    }},
    {"rules/P02.yaml", (const unsigned char[]){
#embed "files/rules/P02.yaml" suffix(, 0)
    }},
    {"rules/P03.yaml", (const unsigned char[]){
#embed "files/rules/P03.yaml" suffix(, 0)
    }},
    {"rules/P04.yaml", (const unsigned char[]){
#embed "files/rules/P04.yaml" suffix(, 0)
    }},
    {"rules/P05.yaml", (const unsigned char[]){
#embed "files/rules/P05.yaml" suffix(, 0)
    }},
    {"rules/P06.yaml", (const unsigned char[]){
#embed "files/rules/P06.yaml" suffix(, 0)
    }},
    {"rules/P07.yaml", (const unsigned char[]){
#embed "files/rules/P07.yaml" suffix(, 0)
    }},
    {"rules/P08.yaml", (const unsigned char[]){
#embed "files/rules/P08.yaml" suffix(, 0)
    }},
    {"rules/P09.yaml", (const unsigned char[]){
#embed "files/rules/P09.yaml" suffix(, 0)
    }},
    {"rules/P10.yaml", (const unsigned char[]){
#embed "files/rules/P10.yaml" suffix(, 0)
    }},
    {"rules/P11.yaml", (const unsigned char[]){
#embed "files/rules/P11.yaml" suffix(, 0)
    }},
    {"rules/P12.yaml", (const unsigned char[]){
#embed "files/rules/P12.yaml" suffix(, 0)
    }},
    {"rules/P13.yaml", (const unsigned char[]){
#embed "files/rules/P13.yaml" suffix(, 0)
    }},
    {"rules/P13b.yaml", (const unsigned char[]){
#embed "files/rules/P13b.yaml" suffix(, 0)
    }},
    {"rules/P14.yaml", (const unsigned char[]){
#embed "files/rules/P14.yaml" suffix(, 0)
    }},
    {"rules/P15.yaml", (const unsigned char[]){
#embed "files/rules/P15.yaml" suffix(, 0)
    }},
    {"rules/P16.yaml", (const unsigned char[]){
#embed "files/rules/P16.yaml" suffix(, 0)
    }},
    {"rules/P17.yaml", (const unsigned char[]){
#embed "files/rules/P17.yaml" suffix(, 0)
    }},
    {"rules/P18.yaml", (const unsigned char[]){
#embed "files/rules/P18.yaml" suffix(, 0)
    }},
    {"rules/P19.yaml", (const unsigned char[]){
#embed "files/rules/P19.yaml" suffix(, 0)
    }},
    {"rules/P20.yaml", (const unsigned char[]){
#embed "files/rules/P20.yaml" suffix(, 0)
    }},
    {"rules/P21.yaml", (const unsigned char[]){
#embed "files/rules/P21.yaml" suffix(, 0)
    }},
    {"rules/P22.yaml", (const unsigned char[]){
#embed "files/rules/P22.yaml" suffix(, 0)
    }},
    {"rules/P23.yaml", (const unsigned char[]){
#embed "files/rules/P23.yaml" suffix(, 0)
    }},
    {"rules/P24.yaml", (const unsigned char[]){
#embed "files/rules/P24.yaml" suffix(, 0)
    }},
    {"rules/S01.yaml", (const unsigned char[]){
#embed "files/rules/S01.yaml" suffix(, 0)
    }},
    {"schema/results.json", (const unsigned char[]){
#embed "files/schema/results.json" suffix(, 0)
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
