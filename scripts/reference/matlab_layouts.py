"""Write the synthetic MATLAB 7.3 files of Fixtures/layouts/matlab: all markers in one array.

    python3 -m venv venv && venv/bin/pip install h5py numpy
    venv/bin/python scripts/reference/matlab_layouts.py Fixtures/layouts/matlab

MATLAB stores arrays transposed, texts as UTF-16, cells as references into `#refs#`, behind a user
block of 512 bytes. Marker k, axis a, frame f is at 250 k + 40 a + f millimetres; marker 1 was not
seen in frame 2. In the files called columns-… it is at 50 k + 1000 a + f, so that the axes can be told.
"""

import pathlib
import sys

import h5py
import numpy as np

LABELS = ["LASI", "RASI", "LKNE", "Längs", "S:RTOE"]
FRAMES = 7


def truth():
    """Markers x axes x frames."""
    k, a, f = np.meshgrid(range(len(LABELS)), range(3), range(FRAMES), indexing="ij")
    cube = (250 * k + 40 * a + f).astype(float)
    cube[1, :, 2] = np.nan
    return cube


class MAT:
    """A file in the layout of MATLAB 7.3."""

    def __init__(self, path):
        self.path = path
        self.file = h5py.File(path, "w", userblock_size=512, libver="earliest")
        self.cells = 0

    def close(self):
        self.file.close()
        with open(self.path, "r+b") as file:
            text = b"MATLAB 7.3 MAT-file, Platform: GLNXA64, Created on: synthetic HDF5 schema 1.00 ."
            file.write(text.ljust(116) + b"\0" * 8 + b"\x00\x02IM")

    def put(self, path, values, kind):
        item = self.file.create_dataset(path, data=values, track_times=False)
        item.attrs["MATLAB_class"] = np.bytes_(kind)
        return item

    def array(self, path, values):
        """As MATLAB stores it: transposed."""
        self.put(path, np.ascontiguousarray(np.asarray(values, dtype=float).T), "double")

    def number(self, path, value):
        self.array(path, [[value]])

    @staticmethod
    def codes(text):
        return np.frombuffer(text.encode("utf-16-le"), dtype=np.uint16)

    def text(self, path, text):
        self.put(path, self.codes(text).reshape(-1, 1), "char").attrs["MATLAB_int_decode"] = 2

    def matrix(self, path, texts):
        width = max(map(len, texts))
        rows = np.stack([self.codes(text.ljust(width)) for text in texts])
        self.put(path, np.ascontiguousarray(rows.T), "char").attrs["MATLAB_int_decode"] = 2

    def cell(self, path, texts):
        references = []
        for text in texts:
            self.cells += 1
            name = f"#refs#/c{self.cells}"
            self.text(name, text)
            references.append(self.file[name].ref)
        values = np.array(references, dtype=h5py.ref_dtype).reshape(1, -1)
        self.put(path, values, "cell")

    def structs(self, path, fields):
        """An array of structures: a list of references a field, to what each element holds."""
        self.struct(path)
        for name, elements in fields.items():
            references = []
            for element in elements:
                self.cells += 1
                place = f"#refs#/c{self.cells}"
                if isinstance(element, dict):
                    self.struct(place)
                    for field, values in element.items():
                        self.array(f"{place}/{field}", values)
                else:
                    self.number(place, element)
                references.append(self.file[place].ref)
            values = np.array(references, dtype=h5py.ref_dtype).reshape(-1, 1)
            self.file.create_dataset(f"{path}/{name}", data=values, track_times=False)

    def struct(self, path):
        self.file.create_group(path).attrs["MATLAB_class"] = np.bytes_("struct")


def main(folder):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    cube = truth()

    mat = MAT(folder / "frames-by-3-by-markers.mat")
    mat.struct("trial")
    mat.array("trial/markers", cube.transpose(2, 1, 0))
    mat.cell("trial/labels", LABELS)
    mat.cell("trial/muscles", ["RF", "VL"])
    signals = np.arange(70).reshape(70, 1) + np.array([[0.0, 100.0]])
    mat.array("trial/emg", signals)
    mat.number("trial/fs_emg", 1000)
    mat.number("trial/fs", 100)
    mat.text("trial/units", "mm")
    mat.close()

    mat = MAT(folder / "3-by-markers-by-frames.mat")
    mat.array("data", cube.transpose(1, 0, 2))
    mat.matrix("names", LABELS)
    mat.number("FrameRate", 100)
    mat.close()

    mat = MAT(folder / "markers-by-4-by-frames.mat")
    mat.struct("capture")
    mat.struct("capture/Trajectories")
    with_residual = np.concatenate([cube, np.zeros((len(LABELS), 1, FRAMES))], axis=1)
    mat.array("capture/Trajectories/Data", with_residual)
    mat.cell("capture/Trajectories/Labels", LABELS)
    mat.number("capture/FrameRate", 100)
    mat.close()

    mat = MAT(folder / "frames-by-3-markers.mat")
    mat.array("xyz", cube.transpose(2, 0, 1).reshape(FRAMES, -1))
    mat.cell("marker_names", LABELS)
    mat.number("rate", 100)
    mat.text("unit", "mm")
    mat.close()

    mat = MAT(folder / "no-names.mat")
    mat.array("xyz", cube.transpose(2, 1, 0))
    mat.number("rate", 100)
    mat.close()

    k, a, f = np.meshgrid(range(len(LABELS)), range(3), range(FRAMES), indexing="ij")
    body = (50 * k + 1000 * a + f).astype(float)
    for name, order in [("columns-in-turn", (2, 0, 1)), ("columns-by-axis", (2, 1, 0))]:
        mat = MAT(folder / f"{name}.mat")
        mat.array("xyz", body.transpose(order).reshape(FRAMES, -1))
        mat.cell("marker_names", LABELS)
        mat.number("rate", 100)
        mat.text("unit", "mm")
        mat.close()

    mat = MAT(folder / "column-names.mat")
    mat.array("xyz", cube.transpose(2, 1, 0).reshape(FRAMES, -1))
    mat.cell("names", [f"{label}_{axis}" for axis in "xyz" for label in LABELS])
    mat.number("rate", 100)
    mat.text("unit", "mm")
    mat.close()

    trials = {
        "markers": [{n: cube[k].T for k, n in enumerate(LABELS[:4])} for _ in range(3)],
        "fs": [100, 100, 100],
    }
    mat = MAT(folder / "trials.mat")
    mat.struct("day")
    mat.structs("day/trial", trials)
    mat.close()

    mat = MAT(folder / "trials-beside.mat")
    mat.array("xyz", cube.transpose(2, 1, 0))
    mat.cell("marker_names", LABELS)
    mat.number("rate", 100)
    mat.text("unit", "mm")
    mat.structs("earlier", trials)
    mat.close()


if __name__ == "__main__":
    main(sys.argv[1])
