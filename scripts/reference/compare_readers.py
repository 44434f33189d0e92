#!/usr/bin/env python3
"""marey's readers beside independent ones, over every file of a folder of recordings.

    python3 -m venv venv && venv/bin/pip install ezc3d h5py numpy pandas tables
    venv/bin/python scripts/reference/compare_readers.py MAREY DATA

MAREY is the built command, DATA the folder. Each file is converted by `marey convert` to HDF5, which
h5py reads; ezc3d reads C3D, pandas reads TRC, MOT, Cortex forces and analog text, plain tables and
its own HDF5, h5py reads OpenSignals, netCDF, ibo and MATLAB 7.3, Python's csv Nexus' sections. Each file is
read by itself, without its neighbours. Printed is the largest difference of positions (mm) and of signals (in parts of the largest value of a signal),
whether gaps are the same, and for what is not read, what marey says. Exit 1 where a difference is larger
than rounding: 0.001 mm and 1e-6.
"""
import csv
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import ezc3d
import h5py
import numpy as np
import pandas as pd

marey, data = sys.argv[1], pathlib.Path(sys.argv[2])
POSITION, SIGNAL = 1e-3, 1e-6
UNITS = {"m": 1.0, "cm": 1e-2, "mm": 1e-3}


def ours(path, folder):
    """Markers (m) and signals as marey reads them, in the order of the file."""
    out = pathlib.Path(folder) / "out.h5"
    alone = pathlib.Path(folder) / "alone"
    shutil.rmtree(alone, ignore_errors=True)
    alone.mkdir()
    copy = shutil.copy(path, alone)
    run = subprocess.run([marey, "convert", str(copy), str(out)], capture_output=True, text=True)
    if run.returncode != 0:
        return None, run.stderr.replace(str(copy), path.name).strip().splitlines()[0]
    markers, signals = {}, {}
    with h5py.File(out, track_order=True) as file:
        for name in file.get("markers", {}):
            markers[name] = file["markers"][name][()]
        for name in file.get("analog", {}):
            signals[name] = file["analog"][name][()]
        for plate in file.get("force_plates", {}):
            for name in file["force_plates"][plate]["channels"]:
                signals[f"{plate} {name}"] = file["force_plates"][plate]["channels"][name][()]
    return (markers, signals), ""


def of_c3d(path):
    """Points (m) and analog columns by ezc3d; a gap has a negative residual."""
    file = ezc3d.c3d(str(path))
    unit = file["parameters"]["POINT"]["UNITS"]["value"]
    factor = UNITS.get(unit[0].strip() if unit else "mm", 1e-3)
    points = np.moveaxis(file["data"]["points"][:3], 1, 0) * factor
    residuals = file["data"]["meta_points"]["residuals"][0]
    points = np.where(residuals[:, None, :] < 0, np.nan, points)
    return [point.T for point in points], list(file["data"]["analogs"][0])


def of_trc(path):
    """Markers (m) by pandas: columns behind frame and time, three a marker."""
    text = path.read_text(encoding="latin1").splitlines()
    comma = "\t" not in text[3]
    units = [cell.strip() for cell in text[2].replace(",", "\t").split("\t") if cell.strip()]
    factor = UNITS[units[4]]
    first = next(i for i, line in enumerate(text[4:], 4)
                 if line.replace(",", "\t").split("\t")[0].strip().lstrip("-").isdigit())
    rows = [line.replace(",", "\t").split("\t") if comma else line.split("\t")
            for line in text[first:] if line.strip()]
    width = max(map(len, rows))
    table = pd.DataFrame([row + [""] * (width - len(row)) for row in rows])
    table = table.map(lambda cell: pd.to_numeric(str(cell).strip(), errors="coerce")).to_numpy(float)
    points = [table[:, i:i + 3] * factor for i in range(2, width - 2, 3)]
    # Three exact zeros are a gap, as in the tables of other programs.
    return [np.where((point == 0).all(axis=1)[:, None], np.nan, point) for point in points], []


def of_mot(path):
    """Columns of ground reaction by pandas, SI units where the table is in them."""
    text = path.read_text(encoding="latin1").splitlines()
    end = next(i for i, line in enumerate(text) if line.strip().lower().startswith("endheader"))
    head = next(i for i in range(end + 1, len(text)) if text[i].strip())
    rows = [line.split() for line in text[head + 1:] if line.strip()]
    names = text[head].split()
    table = pd.DataFrame(rows).map(pd.to_numeric).to_numpy(float)
    keep = [i for i, name in enumerate(names) if name.lower() != "time"]
    return [], [table[:, i] for i in keep]


def of_forces(path):
    """Cortex forces by pandas: newtons, metres, newton-metres."""
    table = pd.read_csv(path, sep="\t", skiprows=4)
    factors = [1, 1, 1, 1e-3, 1e-3, 1e-3, 1e-3]
    columns = table.to_numpy(float)[:, 1:]
    return [], [columns[:, i] * factors[i % 7] for i in range(columns.shape[1])]


def of_anc(path):
    """Cortex analog text by pandas: counts times the range, over half the steps of the converter, volts."""
    text = path.read_text(encoding="latin1").splitlines()
    row = {line.split("\t")[0]: line.split("\t") for line in text[:16] if line.strip()}
    bits = int(row["BitDepth:"][1])
    names = [cell for cell in row["Name"][1:] if cell.strip()]
    ranges = np.array(row["Range"][1:len(names) + 1], float)
    first = text.index("\t".join(row["Range"])) + 1
    table = pd.read_csv(path, sep="\t", skiprows=first, header=None).to_numpy(float)[:, 1:len(names) + 1]
    steps = 2 ** (bits - 1) if "Bipolar" in row["Board_Type:"] else 2 ** bits
    return [], list((table * ranges / steps / 1000).T)


def of_signals(path):
    """OpenSignals' raw counts by h5py, channel by channel of each device."""
    columns = []
    with h5py.File(path) as file:
        for device in file:
            if "raw" not in file[device]:
                raise ValueError("no OpenSignals file")
            raw = file[device]["raw"]
            for name in sorted((n for n in raw if n.startswith("channel")),
                               key=lambda n: int(n.split("_")[1])):
                columns.append(raw[name][:, 0].astype(float))
    return [], columns


def of_netcdf(path):
    """xarray's markers (axis x channel x time) and signals (channel x time) by h5py."""
    with h5py.File(path) as file:
        if "markers" in file:
            data = file["markers"]
            factor = UNITS[data.attrs["units"].decode()]
            return [points.T for points in np.moveaxis(data[:3], 1, 0) * factor], []
        return [], list(file["analogs"][()])


def of_ibo(path):
    """ibo's trajectories (marker x component x frame, mm), signals and plates by h5py."""
    with h5py.File(path) as file:
        points = file["Trajectories/Labeled/Data"][:, :3]
        columns = list(file["Analog/Data"][()])
        for plate in file["ForcePlates"].values():
            for part in ("Force", "COP", "Position", "Tz"):
                columns += list(plate[part][()])
        return [point.T / 1000 for point in points], columns


def of_matlab(path):
    """Groups of 3 x n (mm) and of n x 1 arrays by h5py."""
    points, columns = [], []

    def seen(name, item):
        if isinstance(item, h5py.Dataset) and not name.startswith("#") and item.dtype.kind == "f":
            if item.shape[0] == 3:
                points.append(item[()].T / 1000)
            elif item.shape[1] == 1:
                columns.append(item[:, 0])

    with h5py.File(path) as file:
        file.visititems(seen)
    return points, columns


def of_pandas(path):
    """Every table of the store: triples of columns (mm) are points, the rest signals."""
    points, columns = [], []
    with pd.HDFStore(path, "r") as store:
        for key in store.keys():
            table = store[key].select_dtypes("number")
            values = table.to_numpy(float)
            if values.shape[1] % 3 == 0 and "marker" in key:
                points += [values[:, i:i + 3] / 1000 for i in range(0, values.shape[1], 3)]
            columns += list(values.T)
    return points, columns


def of_hdf5(path):
    """Whatever the file's first groups say it is."""
    with h5py.File(path) as file:
        names = set(file)
    if "Trajectories" in names:
        return of_ibo(path)
    if names & {"markers", "analog"}:
        return of_pandas(path)
    return of_signals(path)


def of_nexus(path):
    """Nexus' sections by Python's csv: a title, a rate, groups, names, units, rows of numbers."""
    points, columns, rows, title, head = [], [], [], "", []

    def end():
        if title not in ("Trajectories", "Devices"):
            return
        width = max((len(row) for row in rows), default=0)
        values = np.array([[float(cell) if cell.strip() else np.nan for cell in row]
                           + [np.nan] * (width - len(row)) for row in rows])
        units = head[3] if len(head) > 3 else []
        for index in range(2, min(width, len(units))):
            factor = {"mm": 1e-3, "mV": 1e-3}.get(units[index].strip(), 1)
            factor = 1e-3 if re.fullmatch("N\\.?mm", units[index].strip()) else factor
            values[:, index] *= factor
        if title == "Trajectories":
            points.extend(values[:, i:i + 3] for i in range(2, width - 2, 3))
        elif title == "Devices":
            columns.extend(values[:, i] for i in range(2, width))

    with open(path, encoding="utf-8-sig", errors="replace", newline="") as file:
        for row in csv.reader(file):
            if not any(cell.strip() for cell in row):
                continue
            if row[0].strip().isalpha() and row[0].strip() != "Frame":
                end()
                rows, title, head = [], row[0].strip(), []
            elif len(head) < 4:
                head.append(row)
            else:
                rows.append(row)
    end()
    return points, columns


def of_text(path):
    """A wide table of points (mm) by pandas, DataLOG's channels, or GaitLab's blocks."""
    text = path.read_text(encoding="latin1")
    if text.startswith("!"):
        points, columns = [], []
        for block in text.split("!")[1:]:
            name, *lines = block.splitlines()
            values = np.array([[float(cell) for cell in line.split()] for line in lines if line.strip()])
            if name.startswith("Marker") and name.strip().endswith("-3"):
                points.append(values)
            elif len(values) > 1:
                columns.append(values[:, 0])
        return points, columns
    if text.startswith("File Name"):
        lines = [line.split() for line in text.splitlines() if re.match(r"\s*-?\d", line)]
        table = pd.DataFrame(lines).map(pd.to_numeric).to_numpy(float)
        return [], list(table.T)
    table = pd.read_csv(path, sep="\t")
    names = [name.strip() for name in table.columns]
    values = table.to_numpy(float)
    starts = [i for i in range(len(names) - 2)
              if [name[-1] for name in names[i:i + 3]] == ["x", "y", "z"]]
    return [values[:, i:i + 3] / 1000 for i in starts], list(values.T)


READERS = {".c3d": of_c3d, ".trc": of_trc, ".mot": of_mot, ".sto": of_mot, ".forces": of_forces,
           ".anc": of_anc, ".h5": of_hdf5, ".nc": of_netcdf, ".mat": of_matlab, ".csv": of_nexus,
           ".txt": of_text}


def positions_apart(mine, theirs):
    """Largest difference (mm) of the best partner of each of our markers, and whether gaps agree."""
    worst, gaps = 0.0, True
    stack = np.array([t for t in theirs])
    for name, own in mine.items():
        # A last row out of step is left out by marey, with a notice.
        if len(stack) and stack.shape[1] == len(own) + 1:
            stack = stack[:, :-1]
        if len(stack) == 0 or stack.shape[1] != len(own):
            return np.inf, False
        seen = np.isfinite(own).all(axis=1)
        if not seen.any():
            continue
        apart = np.nanmax(np.abs(stack[:, seen] - own[seen]), axis=(1, 2))
        best = int(np.nanargmin(apart))
        worst = max(worst, apart[best] * 1000)
        gaps &= bool((np.isfinite(stack[best]).all(axis=1) == seen).all())
    return worst, gaps


def signals_apart(mine, theirs):
    """Largest difference of each of our signals to its best partner, up to a factor of a unit."""
    worst = 0.0
    for name, own in mine.items():
        scale = np.nanmax(np.abs(own)) if np.isfinite(own).any() else 0
        if scale == 0:
            continue
        best = np.inf
        for other in theirs:
            if len(other) == len(own) + 1:
                other = other[:-1]
            if len(other) != len(own):
                continue
            for factor in (1, 1e-3, 1e-6, np.pi / 180):
                best = min(best, np.nanmax(np.abs(own - other * factor)) / scale)
        worst = max(worst, best)
    return worst


failures = 0
with tempfile.TemporaryDirectory() as folder:
    for path in sorted(p for p in data.rglob("*") if p.is_file()):
        name = path.relative_to(data)
        read, refusal = ours(path, folder)
        if read is None:
            print(f"{name}\tnot read\t{refusal}")
            continue
        markers, signals = read
        reader = READERS.get(path.suffix.lower())
        try:
            theirs = reader(path) if reader else None
        except Exception as error:
            print(f"{name}\tread\tthe other reader fails: {str(error).splitlines()[0][:80]}")
            continue
        if theirs is None:
            print(f"{name}\tread\t{len(markers)} markers, {len(signals)} signals, no other reader")
            continue
        apart, gaps = positions_apart(markers, theirs[0])
        off = signals_apart(signals, theirs[1])
        bad = apart > POSITION or off > SIGNAL or not gaps
        failures += bad
        print(f"{name}\t{'DIFFERS' if bad else 'equal'}\t{len(markers)} markers within {apart:.2g} mm, "
              f"gaps {'equal' if gaps else 'DIFFER'}; {len(signals)} signals within {off:.2g}")
sys.exit(1 if failures else 0)
