#ifndef CRESOURCES_H
#define CRESOURCES_H

#include <stddef.h>

/// Text files that the program carries within itself, so that a moved binary finds them.

/// How many files there are.
size_t resource_count(void);

/// The name of a file, its path below `files/`; NULL past the end.
const char *_Nullable resource_name(size_t index);

/// The text of the file with a name, UTF-8, ended by a zero byte; NULL where there is none.
const char *_Nullable resource_text(const char *_Nonnull name);

#endif
