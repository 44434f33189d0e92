#!/usr/bin/env python3
"""Check the outputs of a run with other people's validators.

    python3 -m venv venv
    venv/bin/pip install jsonschema==4.25.1 fhir.resources==8.3.0 ezc3d==1.7.2
    marey run STUDY OUT --fhir --export c3d
    venv/bin/python scripts/reference/validate_outputs.py OUT

Every results.json against Sources/CResources/files/schema/results.json, every fhir.json against the
R4B models, every exported C3D file read back by ezc3d, the tables by Python's csv and sqlite3. Ends
with 1 where something is wrong.
"""
import csv
import json
import pathlib
import sqlite3
import sys

out = pathlib.Path(sys.argv[1])
faults = []


def fault(path, words):
    faults.append(f"{path}: {words}")


def results():
    import jsonschema

    place = pathlib.Path(__file__).parents[2] / "Sources/CResources/files/schema/results.json"
    schema = json.loads(place.read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    count = 0
    for path in sorted(out.rglob("results.json")):
        count += 1
        for error in list(validator.iter_errors(json.loads(path.read_text())))[:5]:
            fault(path, "/".join(map(str, error.absolute_path)) + ": " + error.message[:200])
    return f"{count} results.json"


def bundles():
    from fhir.resources.R4B.bundle import Bundle

    count = entries = 0
    for path in sorted(out.rglob("fhir.json")):
        count += 1
        bundle = json.loads(path.read_text())
        names = [entry["fullUrl"] for entry in bundle["entry"]]
        entries += len(names)
        if len(set(names)) != len(names):
            fault(path, "two resources of one name")
        text = json.dumps(bundle)
        for name in set(part.split('"')[0] for part in text.split('"reference": "')[1:]):
            if name not in names:
                fault(path, f"nothing is called {name}")
        try:
            Bundle.model_validate(bundle)
        except Exception as error:  # any refusal of the models is a fault of ours
            fault(path, str(error)[:500])
    return f"{count} FHIR bundles of {entries} resources"


def recordings():
    import ezc3d

    count = 0
    for path in sorted(out.rglob("export/*.c3d")):
        count += 1
        try:
            point = ezc3d.c3d(str(path))["parameters"]["POINT"]
        except Exception as error:
            fault(path, str(error)[:200])
            continue
        if "ANGLES" in point and point["ANGLE_UNITS"]["value"] != ["deg"]:
            fault(path, f"angles in {point['ANGLE_UNITS']['value']}")
        if "MOMENTS" in point and point["MOMENT_UNITS"]["value"] != ["Nmm/kg"]:
            fault(path, f"moments in {point['MOMENT_UNITS']['value']}")
    return f"{count} C3D files"


def tables():
    database = sqlite3.connect(f"file:{out}/cohort.sqlite?mode=ro", uri=True)
    if database.execute("PRAGMA integrity_check").fetchone() != ("ok",):
        fault("cohort.sqlite", "not whole")
    views = [n for (n,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'view'")]
    for view in views:
        database.execute(f'SELECT * FROM "{view}"').fetchall()
    count = 0
    for path in sorted((out / "cohort").glob("*.csv")):
        count += 1
        with open(path, newline="", encoding="utf-8") as file:
            rows = list(csv.reader(file, strict=True))
        if any(len(row) != len(rows[0]) for row in rows):
            fault(path, "rows of different lengths")
        held = database.execute(f'SELECT COUNT(*) FROM "{path.stem}"').fetchone()[0]
        if held != len(rows) - 1:
            fault(path, f"{len(rows) - 1} rows, {held} in the database")
    return f"{count} tables, {len(views)} views"


for check in (results, bundles, recordings, tables):
    print(check())
print("\n".join(faults) or "no fault")
sys.exit(1 if faults else 0)
