"""Write the synthetic data frames of Fixtures/layouts/pandas, as pandas stores them through PyTables.

    python3 -m venv venv && venv/bin/pip install pandas tables
    venv/bin/python scripts/reference/pandas_layouts.py Fixtures/layouts/pandas

Marker k, axis a, frame f is at 250 k + 40 a + f millimetres, at 50 frames a second; in the long tables
marker 1 has no row in frame 2.
"""

import pathlib
import sys

import numpy as np
import pandas as pd

LABELS = ["LASI", "RASI", "LKNE", "RTOE"]
FRAMES = 7


def position(k, a, f):
    return 250.0 * k + 40 * a + f


def rows(names):
    """A row a marker and frame, those of a marker together, the last frame first."""
    for k, label in enumerate(LABELS):
        for f in reversed(range(FRAMES)):
            if (k, f) != (1, 2):
                yield dict(zip(names, (f, label, *(position(k, a, f) for a in range(3)))))


def write(path, frame, **options):
    """Compressed, since PyTables keeps room for many rows."""
    options = {"index": False, "complib": "zlib", "complevel": 9} | options
    frame.to_hdf(path, key="trial", mode="w", **options)


def main(folder):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    long = pd.DataFrame(rows(["frame", "marker", "x (mm)", "y (mm)", "z (mm)"]))
    write(folder / "long-frames.h5", long, format="table")
    timed = long.assign(time_ms=20.0 * long["frame"]).drop(columns="frame")
    write(folder / "long-times.h5", timed, format="table", data_columns=["marker"])
    write(folder / "long-levels.h5", timed.set_index(["time_ms", "marker"]), format="table")
    write(folder / "long-twice.h5", pd.concat([timed, timed.tail(1)]), format="table")
    write(
        folder / "long-categories.h5", timed.astype({"marker": "category"}), format="table")
    write(folder / "long-levels-fixed.h5", timed.set_index(["time_ms", "marker"]), index=True)

    columns = pd.MultiIndex.from_product([LABELS, list("xyz")])
    values = [[position(k, a, f) for k in range(len(LABELS)) for a in range(3)] for f in range(FRAMES)]
    index = pd.Index(20.0 * np.arange(FRAMES), name="time_ms")
    wide = pd.DataFrame(values, columns=columns, index=index)
    write(folder / "column-levels.h5", wide, format="table")


if __name__ == "__main__":
    main(sys.argv[1])
