"""Makes Fixtures/strange/hdf5: files on which libhdf5 1.10 crashes. Run with h5py 3.16:

    python hdf5_strange.py Fixtures/strange/hdf5

heap-object-too-long.h5: a text of variable length whose place in the global heap says that it is
2^47 - 1 bytes long; H5HG_read follows it out of the file (signal 11 with 1.10.8).
heap-without-end.h5: the free space of a global heap says that it takes no bytes, so that the library
looks for what is behind it for ever (1.10.8, found by scripts/fuzz).
"""

import os
import struct
import sys

import h5py



def written(name):
    """A file whose attributes are texts of variable length, and its bytes."""
    path = os.path.join(sys.argv[1], name)
    with h5py.File(path, "w") as file:
        file.attrs["format"] = "marey-recording"
        file.attrs["note"] = "hello"
    with open(path, "rb") as file:
        return path, file.read()


path, data = written("heap-object-too-long.h5")
with open(path, "r+b") as file:
    # A heap has 16 bytes of its own; an object's length stands 8 bytes into its head.
    file.seek(data.index(b"GCOL") + 16 + 8)
    file.write(struct.pack("<Q", 2**47 - 1))

path, data = written("heap-without-end.h5")
place = data.index(b"GCOL") + 16
while struct.unpack_from("<H", data, place)[0] != 0:
    # An object's head, and its bytes filled up to eight.
    place += 16 + (struct.unpack_from("<Q", data, place + 8)[0] + 7) // 8 * 8
with open(path, "r+b") as file:
    file.seek(place + 8)
    file.write(bytes(8))
