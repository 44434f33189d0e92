"""Write the synthetic netCDF-4 files of Fixtures/layouts/netcdf.

    python3 -m venv venv && venv/bin/pip install h5py numpy
    venv/bin/python scripts/reference/netcdf_layouts.py Fixtures/layouts/netcdf

netCDF-4 is HDF5 whose dimensions are datasets; each variable refers to those of its axes
(DIMENSION_LIST). Marker k, axis a, frame f is at 250 k + 40 a + f millimetres.
"""

import pathlib
import sys

import h5py
import numpy as np

LABELS = ["LASI", "RASI", "LKNE", "RTOE", "LHipAngles"]


def truth(frames):
    """Axes x markers x frames, of all labels."""
    a, k, f = np.meshgrid(range(3), range(len(LABELS)), range(frames), indexing="ij")
    return (250 * k + 40 * a + f).astype(float)


class File:
    def __init__(self, path):
        self.file = h5py.File(path, "w", libver="earliest", track_order=True)
        self.file.attrs["_NCProperties"] = np.bytes_("version=2,synthetic")

    def scale(self, name, values):
        if isinstance(values[0], str):
            item = self.file.create_dataset(name, data=values, dtype=h5py.string_dtype())
        else:
            item = self.file.create_dataset(name, data=np.asarray(values), track_times=False)
        item.make_scale(name.split("/")[-1])
        return item

    def variable(self, name, values, scales, **attributes):
        item = self.file.create_dataset(name, data=values, track_times=False)
        for axis, scale in enumerate(scales):
            item.dims[axis].attach_scale(scale)
        for key, value in attributes.items():
            item.attrs[key] = np.bytes_(value) if isinstance(value, str) else value
        return item

    def close(self):
        self.file.close()


def main(folder):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)

    # As many frames as markers: only the dimensions tell axis x time x channel.
    nc = File(folder / "square.nc")
    axis, channel = nc.scale("axis", ["x", "y", "z"]), nc.scale("channel", LABELS)
    time = nc.scale("time", np.arange(5) / 100)
    nc.variable("markers", truth(5).transpose(0, 2, 1), [axis, time, channel], units="mm")
    nc.close()

    # Whole numbers with a factor, an offset and a fill value; axes z, x, y; times in milliseconds.
    nc = File(folder / "packed.nc")
    axis, channel = nc.scale("axis", ["z", "x", "y"]), nc.scale("channel", LABELS)
    time = nc.scale("time", np.arange(8, dtype=np.int64) * 10)
    time.attrs["units"] = np.bytes_("milliseconds")
    cube = truth(8)[[2, 0, 1]]
    packed = np.round((cube - 10) / 0.5).astype(np.int16)
    packed[:, 1, 2] = -32768
    nc.variable(
        "markers", packed, [axis, channel, time], units="mm", scale_factor=0.5, add_offset=10.0,
        _FillValue=np.int16(-32768))
    nc.close()

    # Frames counted and a rate in an attribute; other cubes beside the markers; signals of a rate of
    # their own; names that are not called channel.
    nc = File(folder / "several.nc")
    space, marker = nc.scale("space", ["x", "y", "z"]), nc.scale("keypoints", LABELS)
    time = nc.scale("time", np.arange(8))
    nc.variable("velocity", truth(8) * 3, [space, marker, time], units="mm/s", fs=100.0)
    nc.variable("markers", truth(8), [space, marker, time], units="mm", fs=100.0)
    nc.variable("smoothed", truth(8) + 5, [space, marker, time], units="mm", fs=100.0)
    emg_time = nc.scale("time_emg", np.arange(80) / 1000)
    emg_time.attrs["units"] = np.bytes_("s")
    muscle = nc.scale("muscle", ["RF", "VL"])
    nc.variable("emg", np.arange(160.0).reshape(2, 80), [muscle, emg_time], units="mV")
    nc.close()

    # Nothing says how long a step of the count takes.
    nc = File(folder / "counted.nc")
    axis, channel = nc.scale("axis", ["x", "y", "z"]), nc.scale("channel", LABELS)
    time = nc.scale("time", np.arange(8))
    nc.variable("markers", truth(8), [axis, channel, time], units="mm")
    nc.close()

    # Two variables of which neither is called more a marker than the other.
    nc = File(folder / "two.nc")
    axis, channel = nc.scale("axis", ["x", "y", "z"]), nc.scale("channel", LABELS)
    time = nc.scale("time", np.arange(8) / 100)
    nc.variable("markers_raw", truth(8), [axis, channel, time], units="mm")
    nc.variable("markers_filtered", truth(8) + 5, [axis, channel, time], units="mm")
    nc.close()

    # One unit for a force and a muscle, as pyomeca writes that of the first channel; in a group.
    nc = File(folder / "one-unit.nc")
    channel = nc.scale("analogs/channel", ["Force.Fz1", "RF"])
    time = nc.scale("analogs/time", np.arange(80) / 1000)
    nc.variable(
        "analogs/analogs", np.arange(160.0).reshape(2, 80), [channel, time], units="N", rate=1000.0)
    nc.close()


if __name__ == "__main__":
    main(sys.argv[1])
