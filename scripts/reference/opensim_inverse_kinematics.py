"""Marker residuals, joint angles and time per frame of OpenSim's InverseKinematicsTool.

For the comparison in Tests/ParityTests/OpenCapTests.swift: every marker of pelvis and legs that model
and file share counts with weight 1, at each frame of the file; arms, trunk and computed hip centres
take no part, so that nothing else pulls at the legs.

    pip install opensim==4.6
    python3 scripts/reference/opensim_inverse_kinematics.py MODEL.osim OUT.json TRIAL.trc...

Writes, by trial: frames, milliseconds a frame, root mean square and largest residual of each shared
marker (millimetres), and the angles of hips and knees (degrees) as the tool's own .mot has them.
"""

import json
import os
import sys
import tempfile
import time

import opensim


UPPER = ("C7", "Shoulder", "Sternum", "elbow", "wrist", "forearm", "humerus", "HJC")


def run(model_path, trc):
    model = opensim.Model(model_path)
    markers = [model.getMarkerSet().get(i).getName() for i in range(model.getMarkerSet().getSize())]
    table = opensim.TimeSeriesTableVec3(trc)
    shared = [name for name in table.getColumnLabels() if name in markers and not any(word in name for word in UPPER)]
    times = table.getIndependentColumn()
    with tempfile.TemporaryDirectory() as folder:
        tool = opensim.InverseKinematicsTool()
        tool.setModel(model)
        tool.setMarkerDataFileName(trc)
        tool.setStartTime(times[0])
        tool.setEndTime(times[-1])
        tool.setResultsDir(folder)
        tool.setOutputMotionFileName(os.path.join(folder, "ik.mot"))
        tool.set_report_marker_locations(True)
        tasks = tool.getIKTaskSet()
        for name in shared:
            task = opensim.IKMarkerTask()
            task.setName(name)
            task.setApply(True)
            task.setWeight(1.0)
            tasks.cloneAndAppend(task)
        start = time.perf_counter()
        tool.run()
        seconds = time.perf_counter() - start
        locations = next(
            os.path.join(folder, f) for f in os.listdir(folder) if "model_marker_locations" in f
        )
        found = opensim.TimeSeriesTable(locations)
        motion = opensim.TimeSeriesTable(os.path.join(folder, "ik.mot"))
        angles = {
            name: list(motion.getDependentColumn(name).to_numpy())
            for name in ("hip_flexion_r", "hip_flexion_l", "knee_angle_r", "knee_angle_l")
        }
        residuals = {}
        labels = set(found.getColumnLabels())
        for name in shared:
            if name + "_tx" not in labels:
                continue
            fitted = [found.getDependentColumn(name + a).to_numpy() for a in ("_tx", "_ty", "_tz")]
            seen = table.getDependentColumn(name)
            squares = [
                sum((fitted[axis][i] - seen[i][axis]) ** 2 for axis in range(3))
                for i in range(min(len(fitted[0]), table.getNumRows()))
            ]
            squares = [value for value in squares if value == value]
            residuals[name] = {
                "rms_mm": 1000 * (sum(squares) / len(squares)) ** 0.5,
                "max_mm": 1000 * max(squares) ** 0.5,
            }
    return {
        "frames": len(times),
        "ms_per_frame": 1000 * seconds / len(times),
        "residuals": residuals,
        "angles": angles,
    }


if __name__ == "__main__":
    model, out, *trials = sys.argv[1:]
    opensim.Logger.setLevelString("Off")
    result = {"opensim": opensim.GetVersionAndDate(), "trials": {}}
    for trc in trials:
        result["trials"][os.path.splitext(os.path.basename(trc))[0]] = run(model, trc)
    with open(out, "w") as file:
        json.dump(result, file, indent=1, sort_keys=True)
