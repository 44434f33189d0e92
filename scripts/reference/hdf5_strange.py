"""Makes Fixtures/strange/hdf5: files on which libhdf5 1.10 crashes. Run with h5py 3.16:

    python hdf5_strange.py Fixtures/strange/hdf5

heap-object-too-long.h5: a text of variable length whose place in the global heap says that it is
2^47 - 1 bytes long; H5HG_read follows it out of the file (signal 11 with 1.10.8).
"""

import os
import struct
import sys

import h5py

path = os.path.join(sys.argv[1], "heap-object-too-long.h5")
with h5py.File(path, "w") as file:
    file.attrs["format"] = "marey-recording"
    file.attrs["note"] = "hello"
with open(path, "r+b") as file:
    data = file.read()
    # A heap has 16 bytes of its own; an object's length stands 8 bytes into its head.
    file.seek(data.index(b"GCOL") + 16 + 8)
    file.write(struct.pack("<Q", 2**47 - 1))
