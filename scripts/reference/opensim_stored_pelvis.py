"""How far stored OpenSim angles put a model's pelvis from the pelvis markers they were found from.

For Tests/ParityTests/OpenCapTests.swift: a stored angle is a reference only where the solution it
belongs to fits its own markers. The model is put into the stored posture of each frame, and the worst
distance between the four pelvis markers on the model and in the recording is taken.

    pip install opensim==4.6
    python3 scripts/reference/opensim_stored_pelvis.py MODEL.osim IK_FOLDER MARKER_FOLDER

Prints, by trial, the median and largest of these distances (millimetres), and the times at which they
pass 30 mm, twice what skin moves on a pelvis.
"""

import os
import sys

import numpy
import opensim

PELVIS = ("L.ASIS", "r.ASIS", "L.PSIS", "r.PSIS")
LIMIT = 0.030
SUFFIX = "_manual_scaling_ik.mot"


def distances(model, state, motion, markers):
    """Worst distance of a pelvis marker, metres, by time."""
    coordinates = model.getCoordinateSet()
    names = motion.getColumnLabels()
    rows = motion.getMatrix().to_numpy()
    seen = numpy.array(markers.getIndependentColumn())
    found = []
    for time, row in zip(motion.getIndependentColumn(), rows):
        for name, value in zip(names, row):
            coordinate = coordinates.get(name)
            turns = coordinate.getMotionType() == opensim.Coordinate.Rotational
            coordinate.setValue(state, numpy.radians(value) if turns else value, False)
        model.realizePosition(state)
        frame = int(numpy.argmin(abs(seen - time)))
        worst = 0.0
        for name in PELVIS:
            on_model = model.getMarkerSet().get(name).getLocationInGround(state)
            recorded = markers.getDependentColumn(name)[frame]
            apart = sum((on_model[axis] - recorded[axis]) ** 2 for axis in range(3)) ** 0.5
            worst = max(worst, apart)
        found.append((time, worst))
    return found


if __name__ == "__main__":
    model_path, angles, recordings = sys.argv[1:]
    opensim.Logger.setLevelString("Off")
    model = opensim.Model(model_path)
    state = model.initSystem()
    for file in sorted(os.listdir(angles)):
        trial = file.removesuffix(SUFFIX)
        motion = opensim.TimeSeriesTable(os.path.join(angles, file))
        markers = opensim.TimeSeriesTableVec3(os.path.join(recordings, trial + ".trc"))
        found = distances(model, state, motion, markers)
        values = [1000 * worst for _, worst in found]
        beyond = [round(time, 2) for time, worst in found if worst > LIMIT]
        print(
            f"{trial}: median {numpy.median(values):.1f}, largest {max(values):.1f} mm; "
            f"beyond 30 mm at {beyond or 'no time'}"
        )
