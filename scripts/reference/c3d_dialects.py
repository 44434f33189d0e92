#!/usr/bin/env python3
"""Every dialect of C3D, written here byte by byte, read by marey and by independent readers.

    python3 -m venv venv && venv/bin/pip install ezc3d c3d h5py numpy
    venv/bin/python scripts/reference/c3d_dialects.py MAREY

MAREY is the built command. The files are made from one trial of whole numbers (so that integers, reals
and VAX numbers hold the same), after the C3D User Guide (Motion Lab Systems, 2021), with nothing of
marey's own writer. marey converts each to HDF5, which h5py reads; ezc3d (pyomeca) and c3d (py-c3d,
EmbodiedCognition) read it in processes of their own, since some of these files crash them. Printed is, a
dialect a line, whether each reader gives the values that were written. Exit 1 where marey does not, or
where marey and a reader that opens a file disagree on a value and the written one is not marey's.
"""
import json
import pathlib
import struct
import subprocess
import sys
import tempfile

import numpy as np

INTEL, DEC, SGI = 84, 85, 86
FRAMES, RATIO = 12, 5


class Trial:
    """A C3D file: what its header and parameters say can be changed apart from what its data are."""

    def __init__(self, order=INTEL, real=True, frames=FRAMES, points=3, channels=2, first=1):
        self.order, self.real, self.first = order, real, first
        frame = np.arange(frames)
        self.points = np.zeros((frames, points, 4))
        for point in range(points):
            self.points[:, point, :3] = np.stack(
                [100 * point + frame % 50, np.full(frames, -7), np.full(frames, 1200)], axis=1)
        sample = np.arange(frames * RATIO) % 1000
        self.analog = np.stack([sample, np.full_like(sample, -3)], axis=1)[:, :channels] * 1.0
        self.scale = -1.0 if real else 1.0
        self.header_frames = (first, first + frames - 1)
        self.header_points, self.header_analog = points, channels * RATIO
        self.header_events, self.trailing, self.kept = [], b"", None
        labels = ["LASI", "RASI", "SACR", "LTHI", "LKNE"][:points]
        self.parameters = {
            ("POINT", "USED"): ("i", [points]), ("POINT", "FRAMES"): ("i", [frames]),
            ("POINT", "SCALE"): ("f", [self.scale]), ("POINT", "RATE"): ("f", [100.0]),
            ("POINT", "UNITS"): ("t", ["mm"]), ("POINT", "LABELS"): ("t", labels),
            ("POINT", "DESCRIPTIONS"): ("t", labels),
            ("ANALOG", "USED"): ("i", [channels]), ("ANALOG", "RATE"): ("f", [100.0 * RATIO]),
            ("ANALOG", "LABELS"): ("t", ["TA", "SOL"][:channels]),
            ("ANALOG", "DESCRIPTIONS"): ("t", ["TA", "SOL"][:channels]),
            ("ANALOG", "UNITS"): ("t", ["V", "V"][:channels]),
            ("ANALOG", "SCALE"): ("f", [0.5, 0.25][:channels]),
            ("ANALOG", "OFFSET"): ("i", [0, 0][:channels]), ("ANALOG", "GEN_SCALE"): ("f", [1.0]),
            ("EVENT", "USED"): ("i", [2]), ("EVENT", "LABELS"): ("t", ["Foot Strike", "Foot Off"]),
            ("EVENT", "CONTEXTS"): ("t", ["Left", "Right"]),
            ("EVENT", "TIMES"): ("f", [0, 0.02, 0, 0.06], [2, 2]),
        }

    # What a reader must find.
    def truth(self):
        factors = self.parameters.get(("ANALOG", "SCALE"), ("f", [1.0] * self.analog.shape[1]))[1]
        factors = [factors[min(i, len(factors) - 1)] for i in range(self.analog.shape[1])]
        return {"points": np.moveaxis(self.points[:, :, :3], 0, 1), "analog": (self.analog * factors).T}

    def integer(self, value):
        return struct.pack(">H" if self.order == SGI else "<H", int(value) & 0xFFFF)

    def float(self, value):
        if self.order == SGI:
            return struct.pack(">f", value)
        if self.order == INTEL:
            return struct.pack("<f", value)
        # A VAX number is four times as large as the same bits in IEEE 754, its halves are swapped.
        bytes_ = struct.pack("<f", value * 4)
        return bytes_[2:] + bytes_[:2]

    def body(self, value):
        kind, values, axes = value if len(value) == 3 else (*value, None)
        if kind == "t":
            width = max([1, *map(len, values)])
            data = b"".join(text.ljust(width).encode() for text in values)
            return bytes([255, 2, width, len(values)]) + data + b"\0"
        axes = axes or ([] if len(values) == 1 else [len(values)])
        code, put = {"i": (2, self.integer), "f": (4, self.float),
                     "b": (1, lambda v: bytes([int(v) & 255]))}[kind]
        return bytes([code, len(axes), *axes]) + b"".join(map(put, values)) + b"\0"

    def section(self):
        groups = list(dict.fromkeys(group for group, _ in self.parameters))
        out = b""
        for index, group in enumerate(groups, 1):
            out += bytes([len(group), 256 - index]) + group.encode() + self.integer(3) + b"\0"
            for (owner, name), value in self.parameters.items():
                if owner == group:
                    body = self.body(value)
                    out += bytes([len(name), index]) + name.encode() + self.integer(2 + len(body)) + body
        out = b"\0\0\0\0" + out + b"\0\0"
        out += b"\0" * (-len(out) % 512)
        return bytes([1, 0x50, len(out) // 512, self.order]) + out[4:]

    def data(self):
        put = self.float if self.real else self.integer
        if self.order == INTEL:
            kind = "<f4" if self.real else "<i2"
            flat = [np.concatenate([self.points.reshape(len(self.points), -1),
                                    self.analog.reshape(len(self.points) or -1, -1)], axis=1)] \
                if len(self.points) else [self.analog]
            return flat[0].astype(kind).tobytes()
        out = b""
        for frame in range(len(self.points)):
            samples = self.analog[frame * RATIO:(frame + 1) * RATIO]
            out += b"".join(map(put, self.points[frame].ravel())) + b"".join(map(put, samples.ravel()))
        return out

    def bytes(self):
        section = self.section()
        head = bytearray(512)
        head[0:2] = b"\x02\x50"

        def at(place, data):
            head[place:place + len(data)] = data
        for place, value in [(2, self.header_points), (4, self.header_analog),
                             (6, self.header_frames[0]), (8, self.header_frames[1]),
                             (16, 2 + len(section) // 512),
                             (18, RATIO if self.analog.shape[1] else 0), (298, 12345),
                             (300, len(self.header_events))]:
            at(place, self.integer(value))
        at(12, self.float(self.scale))
        at(20, self.float(100.0))
        for index, (label, time) in enumerate(self.header_events):
            at(304 + 4 * index, self.float(time))
            at(396 + 4 * index, label.encode())
        data = self.data()
        return bytes(head) + section + data[:self.kept] + self.trailing

    def change(self, **settings):
        for name, value in settings.items():
            setattr(self, name, value)
        return self

    def put(self, path, *value):
        self.parameters[tuple(path.split(":"))] = value
        return self

    def without(self, *paths):
        for path in paths:
            group, _, name = path.partition(":")
            for key in [k for k in self.parameters if k[0] == group and name in ("", k[1])]:
                del self.parameters[key]
        return self


def dialects():
    for name, order in [("Intel", INTEL), ("DEC", DEC), ("SGI", SGI)]:
        yield f"{name}, reals", Trial(order)
        yield f"{name}, integers", Trial(order, real=False)
    yield "USED and FRAMES as bytes", Trial().put("POINT:USED", "b", [3]).put("POINT:FRAMES", "b", [12])
    yield "USED and FRAMES as reals", Trial().put("POINT:USED", "f", [3.0]).put("POINT:FRAMES", "f", [12.0])
    yield "RATE as integer", Trial().put("POINT:RATE", "i", [100])
    yield "header counts of points wrong", Trial().change(header_points=7)
    yield "header counts of frames wrong", Trial().change(header_frames=(1, 40))
    yield "no ANALOG:RATE", Trial().without("ANALOG:RATE")
    yield "EVENT group without parameters", Trial().without("EVENT").put("EVENT:USED", "i", [0])
    yield "no EVENT:CONTEXTS", Trial().without("EVENT:CONTEXTS")
    yield "no EVENT group", Trial().without("EVENT")
    yield "signals alone", Trial(points=0)
    yield "markers alone", Trial(channels=0)
    yield "first frame 695", Trial(first=695)
    yield "events in the header", Trial().without("EVENT").change(header_events=[("LHS ", 0.02)])
    yield "labels given twice", Trial().put("POINT:LABELS", "t", ["RKNE", "RKNE", "RANK"])
    yield "fewer labels than points", Trial().put("POINT:LABELS", "t", ["LASI", "RASI"])
    yield "bytes behind the data", Trial().change(trailing=b"\xA5" * 700)
    yield "the last 3 frames missing", Trial().change(kept=(3 * 4 + 2 * RATIO) * 4 * (FRAMES - 3))
    long = Trial(frames=90_000, points=1, channels=0, real=False)
    yield "90 000 frames", long.change(header_frames=(1, 65_535)).put("POINT:FRAMES", "i", [65_535]) \
        .put("TRIAL:ACTUAL_START_FIELD", "i", [1, 0]).put("TRIAL:ACTUAL_END_FIELD", "i", [24_464, 1])


def by_ezc3d(path):
    import ezc3d
    file = ezc3d.c3d(path)
    return np.moveaxis(file["data"]["points"][:3], 0, 2), file["data"]["analogs"][0]


def by_c3d(path):
    import c3d
    with open(path, "rb") as handle:
        reader = c3d.Reader(handle)
        points, analog = [], []
        for _, frame, samples in reader.read_frames():
            points.append(frame[:, :3])
            analog.append(samples)
    return np.moveaxis(np.array(points), 0, 1), np.concatenate(analog, axis=1) if analog else np.zeros((0, 0))


def by_marey(path, marey):
    import h5py
    out = path + ".h5"
    run = subprocess.run([marey, "convert", path, out], capture_output=True, text=True)
    if run.returncode:
        raise ValueError(run.stderr.strip().splitlines()[0].split("error: ")[-1])
    with h5py.File(out, track_order=True) as file:
        points = [file["markers"][name][()] * 1000 for name in file.get("markers", {})]
        analog = [file["analog"][name][()] for name in file.get("analog", {})]
    return np.array(points), np.array(analog)


def one(reader, path, marey):
    """A reader's values, saved beside the file; run as a process of its own."""
    points, analog = by_marey(path, marey) if reader == "marey" else globals()["by_" + reader](path)
    np.savez(path + ".npz", points=points, analog=analog)


def ask(reader, path, marey):
    run = subprocess.run([sys.executable, __file__, "--one", reader, path, marey],
                         capture_output=True, text=True, timeout=120)
    if run.returncode < 0:
        return f"crashes (signal {-run.returncode})"
    if run.returncode:
        return "refuses: " + (run.stderr.strip().splitlines() or ["?"])[-1][:70]
    return dict(np.load(path + ".npz"))


def verdict(found, truth):
    """`equal`, or the first thing that is not as it was written."""
    if isinstance(found, str):
        return found
    for part in ("points", "analog"):
        mine, written = found[part], truth[part]
        if written.size == 0 and mine.size == 0:
            continue
        if mine.shape[:2] != written.shape[:2]:
            kind = "frames" if part == "points" else "samples"
            short = mine.ndim > 1 and mine.shape[0] == written.shape[0] and mine.shape[1] < written.shape[1]
            if short and np.allclose(mine, written[:, :mine.shape[1]], atol=1e-3):
                return f"equal, {mine.shape[1]} {kind} of {written.shape[1]}"
            return f"{part}: {' x '.join(map(str, mine.shape[:2]))}, not {' x '.join(map(str, written.shape[:2]))}"
        if not np.allclose(mine, written, atol=1e-3):
            return f"{part} differ by up to {np.nanmax(np.abs(mine - written)):.3g}"
    return "equal"


def main(marey):
    failures = 0
    print("dialect\tmarey\tezc3d\tc3d")
    with tempfile.TemporaryDirectory() as folder:
        for index, (name, trial) in enumerate(dialects()):
            path = str(pathlib.Path(folder) / f"dialect-{index}.c3d")
            pathlib.Path(path).write_bytes(trial.bytes())
            truth = trial.truth()
            words = [verdict(ask(reader, path, marey), truth) for reader in ("marey", "ezc3d", "c3d")]
            failures += not words[0].startswith("equal")
            print(name, *words, sep="\t", flush=True)
    return 1 if failures else 0


if __name__ == "__main__":
    if sys.argv[1] == "--one":
        one(*sys.argv[2:])
    else:
        sys.exit(main(sys.argv[1]))
