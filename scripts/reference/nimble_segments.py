#!/usr/bin/env python3
"""Export the segments of the synthetic walk whose joint moments are known exactly.

    pip install opensim numpy            (OpenSim 4.6 wrote the figures of the tests)
    scripts/reference/nimble_segments.py DATA/nimble-synthetic-id-truth .build/reference

writes .build/reference/nimble-segments.json: mass, principal moments of inertia, centre of mass,
joint centre and motion of every leg segment in every frame, ground reaction on each foot, how each
coordinate moves its segment, and the generalised forces stored with the data. The test
NimbleTruthTests reads it and is skipped where it is missing.
"""

import json
import os
import sys

import numpy as np
import opensim

SEGMENTS = ["toes", "calcn", "talus", "tibia", "patella", "femur"]
COORDINATES = {
    "hip_flexion": "femur", "hip_adduction": "femur", "hip_rotation": "femur",
    "knee_angle": "tibia",
}
# Half a step of the central differences over the splined coordinates, s.
H = 2e-4


def table(path):
    lines = open(path).read().split("\n")
    end = next(i for i, line in enumerate(lines) if line.strip() == "endheader")
    names = lines[end + 1].split()
    rows = [[float(x) for x in line.split()] for line in lines[end + 2:] if line.strip()]
    return names, np.array(rows)


def vector(v):
    return np.array([v.get(i) for i in range(3)])


def rotation_vector(matrix):
    cosine = np.clip((np.trace(matrix) - 1) / 2, -1, 1)
    angle = np.arccos(cosine)
    axis = np.array([
        matrix[2, 1] - matrix[1, 2], matrix[0, 2] - matrix[2, 0], matrix[1, 0] - matrix[0, 1]])
    return axis / 2 if angle < 1e-9 else axis * angle / (2 * np.sin(angle))


class Export:
    def __init__(self, folder):
        subject = os.path.join(folder, "subject01")
        opensim.Logger.setLevelString("error")
        self.model = opensim.Model(os.path.join(subject, "subject01.osim"))
        self.state = self.model.initSystem()
        self.bodies = self.model.getBodySet()
        coordinates = self.model.getCoordinateSet()
        self.coordinates = [coordinates.get(i) for i in range(coordinates.getSize())]
        self.names, self.values = table(os.path.join(subject, "coordinates.sto"))
        self.forces = table(os.path.join(subject, "id.sto"))
        self.ground = table(os.path.join(subject, "trials", "walk2", "grf.mot"))
        self.times = self.values[:, 0]
        # Natural quintic splines through every coordinate, as OpenSim's own tool takes them.
        self.splines = opensim.GCVSplineSet(
            opensim.TimeSeriesTable(os.path.join(subject, "coordinates.sto")))

    def coordinate(self, name, time):
        index = self.splines.getIndex(name.replace("_beta", ""))
        return self.splines.evaluate(index, 0, float(time))

    def poses(self, time, change=None):
        for coordinate in self.coordinates:
            value = self.coordinate(coordinate.getName(), time)
            if change and coordinate.getName() == change[0]:
                value += change[1]
            coordinate.setValue(self.state, value, False)
        self.model.realizePosition(self.state)
        found = {}
        for side in "rl":
            for segment in SEGMENTS:
                body = self.bodies.get(f"{segment}_{side}")
                transform = body.getTransformInGround(self.state)
                matrix = np.array([[transform.R().get(i, j) for j in range(3)] for i in range(3)])
                centre = vector(body.findStationLocationInGround(
                    self.state, body.get_mass_center()))
                found[f"{segment}_{side}"] = (matrix, vector(transform.p()), centre)
        return found

    def frame(self, index):
        time = self.times[index]
        before, now, after = (self.poses(time + d) for d in (-H, 0, H))
        frame = {"segments": {}, "coordinates": {}, "ground": {}}
        for name, (axes, origin, centre) in now.items():
            first = rotation_vector(axes @ before[name][0].T) / H
            second = rotation_vector(after[name][0] @ axes.T) / H
            frame["segments"][name] = {
                "axes": axes.T.tolist(), "proximal": origin.tolist(), "centre": centre.tolist(),
                "acceleration": ((after[name][2] - 2 * centre + before[name][2]) / H**2).tolist(),
                "angularVelocity": ((first + second) / 2).tolist(),
                "angularAcceleration": ((second - first) / H).tolist(),
            }
        for side in "rl":
            row = dict(zip(self.ground[0], self.ground[1][index]))
            frame["ground"][side] = {
                "force": [row[f"ground_force_{side}_v{c}"] for c in "xyz"],
                "point": [row[f"ground_force_{side}_p{c}"] for c in "xyz"],
                "moment": [row[f"ground_torque_{side}_{c}"] for c in "xyz"],
            }
            for coordinate, segment in COORDINATES.items():
                step = 1e-5
                low = self.poses(time, (f"{coordinate}_{side}", -step))[f"{segment}_{side}"]
                high = self.poses(time, (f"{coordinate}_{side}", step))[f"{segment}_{side}"]
                stored = self.forces[1][index, self.forces[0].index(f"{coordinate}_{side}_moment")]
                frame["coordinates"][f"{coordinate}_{side}"] = {
                    "turn": (rotation_vector(high[0] @ low[0].T) / (2 * step)).tolist(),
                    "shift": ((high[1] - low[1]) / (2 * step)).tolist(),
                    "stored": float(stored),
                }
        return frame

    def document(self):
        bodies = {}
        for side in "rl":
            for segment in SEGMENTS:
                body = self.bodies.get(f"{segment}_{side}")
                inertia = body.get_inertia()
                assert all(inertia.get(i) == 0 for i in range(3, 6)), "products of inertia"
                bodies[f"{segment}_{side}"] = {
                    "mass": body.getMass(), "inertia": [inertia.get(i) for i in range(3)]}
        gravity = vector(self.model.getGravity()).tolist()
        frames = [self.frame(i) for i in range(len(self.times))]
        return {"opensim": opensim.GetVersion(), "gravity": gravity, "bodies": bodies,
                "frames": frames}


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    os.makedirs(sys.argv[2], exist_ok=True)
    path = os.path.join(sys.argv[2], "nimble-segments.json")
    with open(path, "w") as file:
        json.dump(Export(sys.argv[1]).document(), file)
    print(path)


main()
