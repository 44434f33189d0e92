"""Peers of the CSV reader, for scripts/bench: pandas' C engine, one reading a process.

    python bench_csv.py make FILE      write the table: 120 000 rows x 182 columns, 3 decimals
    python bench_csv.py read FILE      one line: wall s, processor s, peak KiB, cells, their sum
"""

import resource
import sys
import time


def make(path, rows=120_000, markers=60):
    import numpy

    random = numpy.random.default_rng(1)
    columns = 3 * markers
    position = random.uniform(-900, 1900, columns)
    with open(path, "w") as file:
        names = [f"M{marker:02d}_{axis} (mm)" for marker in range(markers) for axis in "xyz"]
        file.write("frame,time," + ",".join(names) + "\n")
        for start in range(0, rows, 2000):
            steps = random.normal(0, 1.5, (2000, columns))
            values = numpy.cumsum(steps, axis=0) + position
            position = values[-1] * 0.98
            unseen = random.random((2000, markers)) < 0.019
            for row in range(2000):
                cells = ["%.3f" % value for value in values[row]]
                for marker in numpy.nonzero(unseen[row])[0]:
                    cells[3 * marker : 3 * marker + 3] = ["", "", ""]
                frame = start + row
                file.write("%d,%.3f," % (frame + 1, frame / 200) + ",".join(cells) + "\n")


def read(path):
    import pandas

    start, processor = time.perf_counter(), time.process_time()
    table = pandas.read_csv(path, engine="c")
    wall, spent = time.perf_counter() - start, time.process_time() - processor
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    markers = table.iloc[:, 2:]
    print(wall, spent, peak, markers.size, markers.sum().sum() / 1000)


{"make": make, "read": read}[sys.argv[1]](sys.argv[2])
