#!/usr/bin/env python3
"""OrthoTrak's EMG beside marey's envelopes, on the one recording that holds both.

    venv/bin/python scripts/reference/orthotrak_emg.py CURVES_H5 Gait.xls

CURVES_H5 is the curves.h5 of a run on `btk-orthotrak-gait` with the README's mapping of its French
labels. OrthoTrak's export holds one EMG value a frame (100 a second) from its starting frame on; it is
rectified and smoothed at 6 Hz like marey's, and compared by correlation over the frames both hold.
"""
import sys

import h5py
import numpy as np
from scipy.signal import butter, sosfiltfilt

PAIRS = {
    "RECTUS": "rectus femoris", "VASTE EXT": "vastus lateralis", "GRF": "gluteus maximus",
    "ISCHIO": "medial hamstrings", "BICEPS": "biceps femoris", "TIBIALIS": "tibialis anterior",
    "SOL": "soleus", "JUM INT": "medial gastrocnemius",
}

lines = open(sys.argv[2], encoding="latin1").read().splitlines()
header = next(i for i, line in enumerate(lines) if line.startswith("R_HIP Rot ANG"))
start = int(next(line for line in lines if line.startswith("Starting Frame")).split("\t")[1])
names = [name.strip() for name in lines[header].split("\t")]
table = np.array(
    [[float(cell) if cell.strip() else np.nan for cell in row.split("\t")[:len(names)]]
     for row in lines[header + 1:] if row.count("\t") > 90])
smooth = butter(2, 6, fs=100, output="sos")
with h5py.File(sys.argv[1]) as file:
    trial = file["trials"][next(iter(file["trials"]))]
    for name, muscle in PAIRS.items():
        for letter, side in (("L", "left"), ("R", "right")):
            theirs = table[:, names.index(f"{letter} {name}")]
            key = trial["emg"].get(f"{muscle}_{side}".replace(" ", "_"))
            if key is None:
                print(letter, name, "no channel")
                continue
            ours = np.array(key["envelope"])
            first = start - int(trial.attrs["first_frame"])
            index = (first + np.arange(len(theirs))) * 10
            seen = np.isfinite(theirs) & (index < len(ours)) & (index >= 0)
            height = sosfiltfilt(smooth, np.abs(theirs[seen]))
            r = np.corrcoef(height, ours[index[seen]])[0, 1]
            bursts = np.array(key["bursts"]) if "bursts" in key else []
            print(f"{letter} {name:10s} {muscle:22s} frames {seen.sum():4d}  r {r:5.2f}  "
                  f"bursts {len(bursts)}")
