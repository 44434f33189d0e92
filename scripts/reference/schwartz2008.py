"""Writes the reference figures of Schwartz et al. 2008 as this project's own tables.

    python3 scripts/reference/schwartz2008.py CURVES_FOLDER DISCRETE_CSV

CURVES_FOLDER holds the published curves, one text file a quantity: per cent of the cycle (every
2 %), then -1 SD, mean and +1 SD for each of the five speeds. DISCRETE_CSV holds the published
discrete values: variable, speed, n, mean, sd. Standard library only.

Curves are carried every 5 % of the cycle, mean and SD rounded to 0.1 degrees or 0.01 N.m/kg and
W/kg. Odd multiples of 5 % lie midway between two published samples: four-point interpolation.
Left out: knee rotation and trunk tilt (another frame), the sagittal hip moment and the hip power
that rests on it (offset of about one SD between laboratories).
"""
import pathlib
import sys

GROUPS = ["very_slow", "slow", "free", "fast", "very_fast"]
SPEEDS = [0.172, 0.290, 0.429, 0.560, 0.694]
KINEMATIC = [77, 82, 82, 76, 51]
KINETIC = [51, 81, 82, 74, 47]

# quantity, file, unit, decimals, sign
CURVES = [
    ("pelvic_tilt", "APelvicTilt_AntPost", "deg", 1, 1),
    ("pelvic_obliquity", "APelvicObliquity_UpDn", "deg", 1, 1),
    ("pelvic_rotation", "APelvicRotation_IntExt", "deg", 1, 1),
    ("hip_flexion", "AHip_FlexExt", "deg", 1, 1),
    ("hip_adduction", "AHip_AddAbd", "deg", 1, 1),
    ("hip_rotation", "AHip_IntExt", "deg", 1, 1),
    ("knee_flexion", "AKnee_FlexExt", "deg", 1, 1),
    ("knee_adduction", "AKnee_AddAbd", "deg", 1, 1),
    ("ankle_dorsiflexion", "AAnkle_DfPf", "deg", 1, 1),
    ("foot_progression", "AFootProgress_IntExt", "deg", 1, 1),
    ("hip_abductor_moment", "MHip_AddAbd", "N.m/kg", 2, 1),
    ("knee_extensor_moment", "MKnee_FlexExt", "N.m/kg", 2, 1),
    ("knee_abductor_moment", "MKnee_AddAbd", "N.m/kg", 2, 1),
    ("ankle_plantarflexor_moment", "MAnkle_DfPf", "N.m/kg", 2, 1),
    ("knee_power", "PKnee", "W/kg", 2, 1),
    ("ankle_power", "PAnkle", "W/kg", 2, 1),
]

# published name -> our name, our unit, decimals
DISCRETE = [
    ("Dimensionless Speed", "dimensionless_speed", "1", 3),
    ("Dimensionless Cadence", "dimensionless_cadence", "1", 3),
    ("Dimensionless Step Length", "dimensionless_step_length", "1", 3),
    ("Pelvic Tilt Mean", "mean_pelvic_tilt", "deg", 1),
    ("Pelvic Tilt Range-of-Motion", "pelvic_tilt_range", "deg", 1),
    ("Pelvic Rotation Range-of-Motion", "pelvic_rotation_range", "deg", 1),
    ("Pelvic Obliquity Maximum in Stance", "maximum_pelvic_obliquity_in_stance", "deg", 1),
    ("Hip Flexion at Foot Contact", "hip_flexion_at_contact", "deg", 1),
    ("Hip Flexion Minimum", "minimum_hip_flexion", "deg", 1),
    ("Hip Rotation Mean in Stance", "mean_hip_rotation_in_stance", "deg", 1),
    ("Knee Flex at Foot Cont", "knee_flexion_at_contact", "deg", 1),
    ("Max Knee Ext", "minimum_knee_flexion_in_stance", "deg", 1),
    ("Max Knee Flex (swing)", "maximum_knee_flexion_in_swing", "deg", 1),
    ("Dorsiflex at Foot Cont", "dorsiflexion_at_contact", "deg", 1),
    ("Max Dorsiflex (stance)", "maximum_dorsiflexion_in_stance", "deg", 1),
    ("Max Dorsiflex Time (stance)", "time_of_maximum_dorsiflexion_in_stance", "1", 3),
    ("Dorsiflex at Foot Off", "dorsiflexion_at_foot_off", "deg", 1),
    ("Max Plantarfelx (swing)", "minimum_dorsiflexion_in_swing", "deg", 1),
    ("Hip Add Mom Peak (1st half stance)", "hip_abductor_moment_first_peak", "N.m/kg", 3),
    ("Hip Add Mom Peak (2nd half stance)", "hip_abductor_moment_second_peak", "N.m/kg", 3),
    ("Max Knee Ext Mom (stance)", "maximum_knee_extensor_moment_in_stance", "N.m/kg", 3),
    ("Max Knee Flex Mom (stance)", "minimum_knee_extensor_moment_in_stance", "N.m/kg", 3),
    ("Max Knee Valg Mom (1st half stance)", "knee_abductor_moment_first_peak", "N.m/kg", 3),
    ("Max Knee Valg Mom (2nd half stance)", "knee_abductor_moment_second_peak", "N.m/kg", 3),
    ("Max Plantarflex Mom", "maximum_plantarflexor_moment", "N.m/kg", 3),
    ("Max Knee Power Abs (late stance)", "knee_power_absorption_in_late_stance", "W/kg", 3),
    ("Max Ankle Power Gen (stance)", "ankle_power_generation_in_stance", "W/kg", 3),
    ("Peak Braking Force", "peak_braking_force", "BW", 3),
    ("Peak Propuls Force", "peak_propulsive_force", "BW", 3),
    ("First Vertical Peak Force", "first_vertical_force_peak", "BW", 3),
    ("Second Vertical Peak Force", "second_vertical_force_peak", "BW", 3),
    ("Mid Stance Force Min", "vertical_force_valley", "BW", 3),
]

HEAD = [
    "# Figures of Schwartz, Rozumalski, Trost 2008, J Biomech 41:1639: typically developing children",
    "# who walked at five speeds; v* is speed over the square root of g times leg length.",
]


def number(value, decimals):
    text = f"{value:.{decimals}f}"
    return "0" + text[2:] if float(text) == 0 and text.startswith("-") else text


def every_five(samples):
    result = []
    for percent in range(0, 101, 5):
        low = percent // 2
        if percent % 2 == 0:
            result.append(samples[low])
        else:
            a, b, c, d = (samples[min(max(low + k, 0), 50)] for k in (-1, 0, 1, 2))
            result.append((9 * (b + c) - a - d) / 16)
    return result


def curves(folder):
    lines = HEAD + [
        "# Mean and SD every 5 % of the cycle, from one initial contact to the next of the same foot;",
        "# signs of this project: the side's own, moments internal.",
        "quantity,unit,group,speed,n,statistic," + ",".join(str(p) for p in range(0, 101, 5)),
    ]
    for quantity, file, unit, decimals, sign in CURVES:
        rows = [
            [float(cell) for cell in line.split("\t")]
            for line in (folder / f"{file}.txt").read_text().splitlines()
            if line.strip()
        ]
        rows = [row for row in rows if len(row) == 16][:51]
        assert [row[0] for row in rows] == list(range(0, 101, 2)), file
        for group, name in enumerate(GROUPS):
            mean = [sign * row[2 + 3 * group] for row in rows]
            sd = [abs(row[3 + 3 * group] - row[1 + 3 * group]) / 2 for row in rows]
            count = (KINEMATIC if unit == "deg" else KINETIC)[group]
            for statistic, samples in (("mean", mean), ("sd", sd)):
                values = ",".join(number(v, decimals) for v in every_five(samples))
                lines.append(f"{quantity},{unit},{name},{SPEEDS[group]:.3f},{count},{statistic},{values}")
    return "\n".join(lines) + "\n"


def discrete(file):
    found = {}
    for line in file.read_text().splitlines():
        if line.startswith("#") or line.startswith("variable,"):
            continue
        variable, speed, count, mean, sd, _, _ = line.rsplit(",", 6)
        name = variable.split("  [")[0].strip()
        found[name, speed.lower().replace(" ", "_")] = (int(count), float(mean), float(sd))
    columns = [f"{group}_{what}" for group in GROUPS for what in ("n", "mean", "sd")]
    lines = HEAD + ["quantity,unit," + ",".join(columns)]
    for published, name, unit, decimals in DISCRETE:
        cells = []
        for group in GROUPS:
            count, mean, sd = found[published, group]
            cells += [str(count), number(mean, decimals), number(sd, decimals)]
        lines.append(f"{name},{unit}," + ",".join(cells))
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    here = pathlib.Path(__file__).resolve().parents[2] / "Sources/CResources/files/reference"
    (here / "schwartz2008_curves.csv").write_text(curves(pathlib.Path(sys.argv[1])))
    (here / "schwartz2008_discrete.csv").write_text(discrete(pathlib.Path(sys.argv[2])))
