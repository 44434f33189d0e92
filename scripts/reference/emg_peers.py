#!/usr/bin/env python3
"""Onsets and times of marey, NeuroKit2 and BioSPPy on the same channels, in one run.

    python3 -m venv venv && venv/bin/pip install neurokit2==0.2.13 biosppy==2.2.4 h5py
    venv/bin/python scripts/reference/emg_peers.py path/to/marey RECORDING...

Every recording is turned into HDF5 by `marey convert`, so that all three read the same samples.
marey's times are the shortest of five runs of `marey time-emg`, the others' the shortest of five
calls, all on one core. Agreement: bursts found, and the middle distance of the onsets of bursts that
overlap one of marey's consensus.
"""
import json
import os
import subprocess
import sys
import tempfile
import time
import warnings

os.environ.setdefault("OMP_NUM_THREADS", "1")
import h5py
import numpy as np

warnings.filterwarnings("ignore")
import neurokit2 as nk
from biosppy.signals import emg as biosppy_emg
from biosppy.signals import tools as biosppy_tools


def shortest(work, repeats=5):
    best, result = float("inf"), None
    for _ in range(repeats):
        start = time.perf_counter()
        result = work()
        best = min(best, time.perf_counter() - start)
    return result, best * 1000


def quiet(filtered, rate):
    """The quietest second's start and end, seconds: what BioSPPy asks a person for."""
    length = min(int(rate), len(filtered) // 4)
    power = np.convolve(filtered**2, np.ones(length) / length, "valid")
    start = int(np.argmin(power))
    return start, start + length


def biosppy(samples, rate):
    def conditioned():
        return biosppy_tools.filter_signal(
            samples - samples.mean(), ftype="butter", band="bandpass", order=4,
            frequency=[20, min(450, 0.45 * rate)], sampling_rate=rate)["signal"]

    filtered, filter_ms = shortest(conditioned)
    start, end = quiet(filtered, rate)

    def detect():
        return biosppy_emg.hodges_bui_onset_detector(
            signal=filtered, rest=filtered[start:end], sampling_rate=rate, size=int(0.05 * rate),
            threshold=3)

    try:
        found, detect_ms = shortest(detect)
    except Exception as error:  # a library that refuses is a result, too
        return [], filter_ms, float("nan"), str(error)[:60]
    onsets = np.asarray(found["onsets"], float) / rate
    return onsets, filter_ms, detect_ms, ""


def neurokit(samples, rate):
    cleaned, clean_ms = shortest(lambda: nk.emg_clean(samples, sampling_rate=int(rate)))

    def detect():
        amplitude = nk.emg_amplitude(cleaned)
        return nk.emg_activation(
            emg_amplitude=amplitude, sampling_rate=int(rate), method="threshold")

    try:
        (_, info), detect_ms = shortest(detect)
    except Exception as error:
        return [], clean_ms, float("nan"), str(error)[:60]
    return np.asarray(info["EMG_Onsets"], float) / rate, clean_ms, detect_ms, ""


def distance(bursts, onsets):
    """Middle distance of the onsets nearest to each burst, among those within 150 ms; and how many."""
    if not len(bursts) or not len(onsets):
        return float("nan"), 0
    nearest = [onsets[np.argmin(np.abs(np.asarray(onsets) - start))] - start for start, _ in bursts]
    near = [n for n in nearest if abs(n) < 0.15]
    return (1000 * float(np.median(near)) if near else float("nan")), len(near)


def main():
    marey, recordings = sys.argv[1], sys.argv[2:]
    totals = dict(minutes=0.0, marey=0.0, marey_all=0.0, biosppy=0.0, neurokit=0.0)
    print("recording channel s | bursts marey biosppy neurokit | onset - marey's, ms (matched) "
          "| ms per channel-minute marey(two thresholds) biosppy neurokit")
    for recording in recordings:
        lines = subprocess.run(
            [marey, "time-emg", recording], capture_output=True, text=True, check=True).stdout
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "x.h5")
            subprocess.run([marey, "convert", recording, path], check=True, capture_output=True)
            with h5py.File(path) as file:
                analog = {name: np.array(data, float) for name, data in file["analog"].items()}
        for line in map(json.loads, lines.splitlines()):
            name, rate = line["channel"], line["rate"]
            if line.get("refusal"):
                print(f"{os.path.basename(recording)} {name}: marey refuses: {line['refusal']}")
                continue
            if name not in analog:
                continue
            samples = analog[name]
            samples = samples[np.isfinite(samples)]
            times = line["milliseconds"]
            two = (line["conditioning"] + times["quiet"] + times["hodges_bui"]
                   + times["double_threshold"])
            everything = line["conditioning"] + sum(times.values())
            b_onsets, b_filter, b_detect, b_note = biosppy(samples, rate)
            n_onsets, n_clean, n_detect, n_note = neurokit(samples, rate)
            bursts = line["bursts"]["consensus"]
            minutes = line["seconds"] / 60
            b_ms, n_ms = b_filter + b_detect, n_clean + n_detect
            totals["minutes"] += minutes
            totals["marey"] += two
            totals["marey_all"] += everything
            totals["biosppy"] += np.nan_to_num(b_ms)
            totals["neurokit"] += np.nan_to_num(n_ms)
            b_distance, b_count = distance(bursts, b_onsets)
            n_distance, n_count = distance(bursts, n_onsets)
            print(f"{os.path.basename(recording)} {name} {line['seconds']:.1f} | {len(bursts)} "
                  f"{len(b_onsets)} {len(n_onsets)} | {b_distance:.0f} ({b_count}) "
                  f"{n_distance:.0f} ({n_count}) | {two / minutes:.1f} {b_ms / minutes:.1f} "
                  f"{n_ms / minutes:.1f} {b_note}{n_note}")
    minutes = totals.pop("minutes")
    if minutes:
        print("all, ms per channel-minute:",
              ", ".join(f"{key} {value / minutes:.1f}" for key, value in totals.items()))
        print(f"biosppy / marey (conditioning and two thresholds): "
              f"{totals['biosppy'] / totals['marey']:.1f}; "
              f"biosppy / marey (all five detectors): "
              f"{totals['biosppy'] / totals['marey_all']:.1f}")


if __name__ == "__main__":
    main()
