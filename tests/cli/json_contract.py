"""What hoso prints with --json keeps templates/schema/result.schema.json, and the schema can fail.

usage: json_contract.py HOSO [unittest arguments]
"""

import copy
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "templates/schema/result.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
CT01 = ROOT / "samples/ct01"
WRONG = ROOT / "samples/wrong"
CLEAN = CT01 / "tt116-2026-hoso-scan-200/page.jpg"
OUTDATED = CT01 / "tt66-2023-hoso-turned-150/page.jpg"
LETTER = WRONG / "letter/page.jpg"
CUT = WRONG / "truncated-jpeg/page.jpg"
EMPTY = WRONG / "zero-bytes/page.pdf"
HOSO = ""  # argv[1]


def hoso(*arguments):
    return subprocess.run([HOSO, *map(os.fsencode, arguments)], capture_output=True, check=False,
                          env={**os.environ, "SOURCE_DATE_EPOCH": "1790000000", "HOSO_DATA": ""})


def complaints(document):
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
            for error in VALIDATOR.iter_errors(document)]


def codes(document):
    return [diagnostic["code"] for diagnostic in document["diagnostics"]]


class Contract(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="hoso-json-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def result(self, exit_code, *arguments):
        """The one JSON document on stdout; everything else must be on stderr."""
        run = hoso(*arguments, "--json")
        self.assertEqual(run.returncode, exit_code, run.stderr.decode("utf-8", "replace"))
        document = json.loads(run.stdout.decode("utf-8"))  # strict: nothing before or behind it
        self.assertEqual(complaints(document), [])
        self.assertEqual(run.stdout[-2:], b"}\n")
        told = set(re.findall(r"^\[([a-z0-9_.]+)\]", run.stderr.decode("utf-8", "replace"), re.M))
        self.assertEqual(told, set(codes(document)), "stderr tells the diagnostics, and only those")
        self.check_references(document)
        return document

    def check_references(self, document):
        """What a schema cannot say: numbers that stand for something else in the document."""
        self.assertEqual([page["number"] for page in document["pages"]],
                         list(range(1, len(document["pages"]) + 1)))
        by_number = {page["number"]: page for page in document["pages"]}
        for form in document["documents"]:
            for number in form["pages"]:
                self.assertEqual((by_number[number]["form"], by_number[number]["version"]),
                                 (form["form"], form["version"]))
            ids = [field["id"] for field in form["fields"]]
            self.assertEqual(len(ids), len(set(ids)))
            self.assertLessEqual({field["page"] for field in form["fields"]}, {None, *form["pages"]})
            rows = [int(row) for row in re.findall(r"members\[(\d+)\]", " ".join(ids))]
            self.assertEqual(sorted(set(rows)), list(range(len(set(rows)))), "rows from 0, no gaps")


class Results(Contract):
    def test_run_packaged(self):
        document = self.result(0, "run", CLEAN, "--out", self.folder)
        self.assertEqual(document["status"], "packaged")
        self.assertEqual(document["diagnostics"], [])
        self.assertTrue(pathlib.Path(document["package"]["folder"], "dossier.xml").exists())
        self.assertTrue(all(pathlib.Path(path).exists() for path in document["package"]["beside"]))
        self.check_truth(document, CLEAN)

    def check_truth(self, document, sample):
        truth = json.loads((sample.parent / "truth.json").read_text(encoding="utf-8"))["values"]
        values = {field["id"]: field["value"] for field in document["documents"][0]["fields"]}
        filled = {field: value for field, value in truth.items() if value}
        self.assertEqual({field: values.get(field) for field in filled}, filled)

    def test_run_needs_review(self):
        document = self.result(3, "run", OUTDATED, "--out", self.folder)
        self.assertEqual(document["status"], "needs_review")
        found = {finding["code"] for finding in document["documents"][0]["findings"]}
        self.assertIn("form.outdated_version", found)
        self.assertIsNotNone(document["package"])

    def test_run_rejected(self):
        document = self.result(2, "run", LETTER, "--out", self.folder)
        self.assertEqual((document["status"], codes(document)), ("rejected", ["input.no_form"]))
        self.assertEqual((document["package"], list(self.folder.iterdir())), (None, []))

    def test_run_failed_with_a_package_of_the_good_file(self):
        document = self.result(2, "run", EMPTY, CLEAN, "--out", self.folder)
        self.assertEqual((document["status"], codes(document)), ("failed", ["input.empty"]))
        self.assertEqual(len(document["documents"]), 1)
        self.assertIsNotNone(document["package"])

    def test_run_failed_because_nothing_can_be_written(self):
        place = self.folder / "file"
        place.write_text("")
        document = self.result(5, "run", CLEAN, "--out", place / "out")
        self.assertEqual((document["status"], codes(document)), ("failed", ["output.not_written"]))

    def test_read(self):
        document = self.result(3, "read", OUTDATED, "--lang", "en", "--timings")
        self.assertIsNone(document["package"])
        self.assertIn("identify.layout", [timing["stage"] for timing in document["timings"]])
        self.assertIn("Ask", json.dumps([f["next_step"] for f in document["documents"][0]["findings"]]))

    def test_read_several(self):
        document = self.result(3, "read", CLEAN, LETTER, OUTDATED)
        self.assertEqual([form["version"] for form in document["documents"]],
                         ["tt116-2026", "tt66-2023"])
        self.assertEqual([page["form"] for page in document["pages"]], ["ct01", None, "ct01"])

    def test_read_over_the_time_limit(self):
        document = self.result(6, "read", CLEAN, "--max-page-seconds", "0.1")
        self.assertEqual(document["status"], "failed")
        self.assertIn("limit.page_time", codes(document))

    def test_check(self):
        self.assertEqual(self.result(0, "check", CLEAN)["status"], "packaged")
        self.assertEqual(self.result(2, "check", LETTER)["status"], "rejected")
        self.assertEqual(self.result(2, "check", CUT)["status"], "rejected")

    def test_all_versions_of_the_form(self):
        """Every committed version of the form keeps the value formats of its fields."""
        for version in ("tt53-2025-chromium-skew-200", "tt56-2021-chromium-shadow-200"):
            run = hoso("read", CT01 / version / "page.jpg", "--json")
            self.assertEqual(complaints(json.loads(run.stdout)), [], version)


class BadInput(Contract):
    def test_files_that_cannot_be_read(self):
        strange = os.fsencode(self.folder) + b"/t\xff \x1b[31m\n.pdf"
        pathlib.Path(os.fsdecode(strange)).write_bytes(b"no form")
        for name, code in ((self.folder / "absent.pdf", "input.not_found"),
                           (self.folder, "input.not_a_file"), ("/dev/null", "input.not_a_file"),
                           (EMPTY, "input.empty"), (strange, "input.unknown_format")):
            for command in ("run", "read", "check"):
                with self.subTest(command=command, code=code):
                    document = self.result(2, command, name)
                    self.assertEqual((document["status"], codes(document)), ("rejected", [code]))
                    self.assertEqual((document["documents"], document["pages"]), ([], []))

    def test_faults_found_before_a_file_is_opened(self):
        for code, exit_code, arguments in (
                ("usage.unknown_form", 1, ["--form", "ct1"]),
                ("usage.unknown_pipeline", 1, ["--pipeline", "dosier"]),
                ("usage.unknown_procedure", 1, ["--procedure", "1.004223"]),
                ("pipeline.invalid", 4, ["--pipeline", str(self.folder / "none.xml")]),
                ("plugin.bad_folder", 4, ["--plugin-dir", "/absent"]),
                ("template.none_found", 4, ["--templates", str(self.folder)])):
            with self.subTest(code=code):
                document = self.result(exit_code, "read", CLEAN, *arguments)
                self.assertEqual((document["status"], codes(document)), ("failed", [code]))

    def test_a_wrong_command_line_prints_no_json(self):
        run = hoso("read", CLEAN, "--json", "--jsn")
        self.assertEqual((run.returncode, run.stdout), (1, b""))
        self.assertIn(b"[usage.unknown_word]", run.stderr)


class Listings(Contract):
    """The commands that read no dossier have no schema, but print nothing else than JSON either."""

    def test_keys(self):
        keys = {"plugins": {"id", "file", "loaded", "version", "summary", "stages"},
                "forms": {"form", "version", "title", "legal_source", "valid_from", "superseded_on",
                          "pages", "fields", "hash"}}
        for command, expected in keys.items():
            run = hoso(command, "--json")
            self.assertEqual((run.returncode, run.stderr), (0, b""))
            document = json.loads(run.stdout)
            self.assertEqual(list(document), [command])
            for one in document[command]:
                self.assertEqual(set(one), expected)

    def test_version(self):
        run = hoso("version", "--json")
        self.assertEqual((run.returncode, run.stderr), (0, b""))
        self.assertEqual(set(json.loads(run.stdout)), {"version", "abi"})


class Schema(Contract):
    """Documents broken on purpose."""

    def example(self):
        text = (ROOT / "docs/result.md").read_text(encoding="utf-8")
        return json.loads(re.search(r"```json\n(.*?)```", text, re.S).group(1))

    def test_is_a_schema(self):
        jsonschema.Draft202012Validator.check_schema(SCHEMA)

    def test_the_documented_example_is_valid(self):
        self.assertEqual(complaints(self.example()), [])

    def test_every_object_is_closed_and_every_key_required_unless_optional(self):
        for name, part in [("", SCHEMA), *SCHEMA["$defs"].items()]:
            if part.get("type") != "object":
                continue
            self.assertIs(part.get("additionalProperties"), False, name)
            self.assertLessEqual(set(part["properties"]) - set(part["required"]), {"timings"}, name)

    def test_refuses(self):
        cases = {
            "unknown key": lambda d: d.update(extra=1),
            "unknown key of a field": lambda d: d["documents"][0]["fields"][0].update(extra=1),
            "unknown status": lambda d: d.update(status="ok"),
            "unknown state": lambda d: d["documents"][0]["fields"][0].update(state="unread"),
            "unknown severity": lambda d: d["documents"][0]["findings"][0].update(severity="error"),
            "confidence above one": lambda d: d["documents"][0]["fields"][0].update(confidence=1.01),
            "confidence is NaN": lambda d: d["documents"][0]["fields"][0].update(confidence=None),
            "confidence as text": lambda d: d["documents"][0]["fields"][0].update(confidence="1"),
            "box of three numbers": lambda d: d["documents"][0]["fields"][0]["box_mm"].pop(),
            "box of five numbers": lambda d: d["documents"][0]["fields"][0]["box_mm"].append(1),
            "negative width": lambda d: d["documents"][0]["fields"][0].update(box_mm=[0, 0, -1, 1]),
            "page zero": lambda d: d["documents"][0]["fields"][0].update(page=0),
            "read on no page": lambda d: d["documents"][0]["fields"][0].update(page=None),
            "date not ISO": lambda d: d["documents"][0]["fields"][0].update(value="21/10/1964"),
            "month 13": lambda d: d["documents"][0]["fields"][0].update(value="1964-13-01"),
            "sex in English": lambda d: d["documents"][0]["fields"][0].update(id="sex", value="male"),
            "blanks in an id": lambda d: d["documents"][0]["fields"][0].update(
                id="members[0].citizen_id", value="051 064 853 799"),
            "letters in a phone": lambda d: d["documents"][0]["fields"][0].update(id="phone", value="09x"),
            "unknown field": lambda d: d["documents"][0]["fields"][0].update(id="name", value=""),
            "row from 01": lambda d: d["documents"][0]["fields"][0].update(
                id="members[01].full_name", value=""),
            "value of an empty field": lambda d: d["documents"][0]["fields"][0].update(state="empty"),
            "value of an illegible field": lambda d: d["documents"][0]["fields"][0].update(state="illegible"),
            "document of no page": lambda d: d["documents"][0].update(pages=[]),
            "packaged without a document": lambda d: d.update(documents=[]),
            "packaged with a doubt": lambda d: d["documents"][0]["findings"][0].update(severity="doubtful"),
            "rejected with a document": lambda d: d.update(status="rejected"),
            "failed without an error": lambda d: d.update(status="failed"),
            "packaged with an error": lambda d: d.update(diagnostics=[
                {"code": "input.empty", "severity": "error", "stage": None, "file": "a", "page": None,
                 "message": "m", "next_step": "n"}]),
            "no message": lambda d: d["documents"][0]["findings"][0].update(message=""),
            "page with half a match": lambda d: d["pages"][0].update(version=None),
            "package as a path": lambda d: d.update(package="out/page"),
            "timings of no call": lambda d: d.update(timings=[
                {"stage": "emit.xml", "calls": 0, "seconds": 0.0}]),
        }
        for key in SCHEMA["required"]:
            cases[f"no {key}"] = lambda d, key=key: d.pop(key)
        for name, spoil in cases.items():
            with self.subTest(name):
                document = copy.deepcopy(self.example())
                spoil(document)
                self.assertNotEqual(complaints(document), [], "not noticed")

    def test_accepts(self):
        """The same kinds of changes where they are allowed, so that refusing all would not pass."""
        for name, allow in {
                "year alone": lambda d: d["documents"][0]["fields"][0].update(value="1964"),
                "no value": lambda d: d["documents"][0]["fields"][0].update(value=""),
                "row": lambda d: d["documents"][0]["fields"][0].update(
                    id="members[10].sex", value="Nữ"),
                "another form's field": lambda d: (d["documents"][0].update(form="other"),
                                                   d["documents"][0]["fields"][0].update(id="name")),
                "no package": lambda d: d.update(package=None)}.items():
            with self.subTest(name):
                document = self.example()
                allow(document)
                self.assertEqual(complaints(document), [])


if __name__ == "__main__":
    HOSO = sys.argv.pop(1)
    unittest.main()
