#pragma once
// Pins the 1.10 names, so that a newer libhdf5 offers the same functions.
#define H5_USE_110_API 1
#include <hdf5.h>
