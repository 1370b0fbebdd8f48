"""`hoso form edit`, asked as its page asks it; requests and answers are held against openapi.yaml.

Usage: api_test.py HOSO editing|tables|renaming|draft|guards|disk|trial
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "review"))
import station  # noqa: E402

station.SPECIFICATION = yaml.safe_load((ROOT / "engine/app/designer/openapi.yaml").read_text(encoding="utf-8"))
FORM = ROOT / "templates/forms/ct01/tt116-2026"
SCAN = ROOT / "samples/ct01/tt116-2026-hoso-scan-200/page.jpg"


class Designer:
    """`with Designer(hoso) as designer:`: a copy of one template, and the page's session on it."""

    def __init__(self, hoso, draft=False):
        self.hoso = hoso
        self.folder = tempfile.TemporaryDirectory(prefix="hoso-designer-")
        root = pathlib.Path(self.folder.name)
        if draft:
            subprocess.run([hoso, "form", "draft", str(FORM / "blank.pdf"), "--out", str(root)], check=True,
                           stdout=subprocess.DEVNULL)
            self.form = root / "forms/blank/draft"
        else:
            self.form = root / "forms/ct01/tt116-2026"
            shutil.copytree(FORM.parent, self.form.parent)
        self.scratch = root / "tmp"
        self.scratch.mkdir()

    def __enter__(self):
        self.server = subprocess.Popen([self.hoso, "form", "edit", str(self.form), "--lang", "en"],
                                       stdout=subprocess.PIPE, text=True,
                                       env={**os.environ, "TMPDIR": str(self.scratch)})
        self.server.stdout.readline()
        try:
            address, self.link = self.server.stdout.readline().strip().split("/#")
            self.client = station.Client(int(address.rsplit(":", 1)[1]))
            self.client.csrf = self.client.ask("POST", "/session", {"link": self.link})["csrf"]
            self.state = self.client.ask("GET", "/template")
        except BaseException:
            self.stop()  # no __exit__ follows
            raise
        return self

    def stop(self):
        self.server.terminate()
        self.server.wait(30)
        self.server.stdout.close()

    def __exit__(self, *_):
        self.stop()
        left = list(self.scratch.iterdir())
        self.folder.cleanup()
        assert not left, f"left behind: {left}"

    def post(self, path, expect=200, **body):
        answer = self.client.ask("POST", f"/template/{path}", {"version": self.state["version"], **body}, expect)
        if expect == 200:
            self.state = answer
        return answer

    def edit(self, kind, expect=200, **more):
        return self.post("edits", expect, edit={"kind": kind, **more})

    def entry(self, name):
        return next(entry for entry in self.state["entries"] if entry["name"] == name)

    def save(self, expect=200):
        return self.post("save", expect, agreed=self.client.ask("GET", "/template/difference")["sha256"])


def editing(hoso):
    """From change to disk: undo, redo, findings, the difference, and a folder that lints."""
    with Designer(hoso) as designer:
        assert designer.state["findings"] == [] and designer.state["is_saved"]
        assert "citizen_id" in designer.state["types"] and "boxes" in designer.state["recognizers"]
        names = [function["name"] for function in designer.state["functions"]]
        assert "age-on" in names and names == sorted(names)
        taken = designer.entry("full_name")["zones"][0]
        designer.edit("add_field", type="text", recognizer="tesseract", zone=taken, before="")
        assert [finding["code"] for finding in designer.state["findings"]] == ["lint.overlap"], "lint runs at every change"
        designer.post("undo")
        assert designer.state["findings"] == []
        zone = {"page": 1, "x": 100, "y": 250, "width": 50, "height": 7}
        designer.edit("add_field", type="text", recognizer="tesseract", zone=zone, before="")
        assert designer.entry("field_1")["zones"][0] == zone
        assert any(todo["subject"] == "field_1" for todo in designer.state["todos"])
        designer.edit("reading", field="field_1", type="citizen_id", recognizer="boxes", cells=12)
        designer.edit("field", field="field_1", label_vi="Số định danh <b>cá nhân</b>", label_en="Number")
        designer.edit("rename", field="field_1", id="note")
        assert designer.entry("note")["label"]["vi"] == "Số định danh <b>cá nhân</b>"
        designer.edit("move", entry="note", before="full_name")
        designer.post("undo")
        assert designer.state["entries"][-1]["name"] == "note" and designer.state["can_redo"]
        designer.post("redo")
        first = [entry["name"] for entry in designer.state["entries"]]
        assert first.index("note") == first.index("full_name") - 1
        rule = {"code": "ct01.note.missing", "severity": "doubtful", "fields": "note", "when": "", "for_each": "",
                "require": "filled('note')", "message": {"vi": "Thiếu số.", "en": "No number."},
                "next_step": {"vi": "Ghi số.", "en": "Write it."}, "legal_source": "Mẫu CT01"}
        designer.edit("rule", file="../rules.xml", code="", rule=rule)
        rule["require"] = "filled('note'"
        designer.edit("rule", file="../rules.xml", code=rule["code"], rule=rule)
        assert designer.state["findings"][0]["code"] == "template.invalid"
        assert designer.state["findings"][0]["line"] > 0
        designer.post("undo")
        before = (designer.form / "form.xml").read_text(encoding="utf-8")
        mode = (designer.form / "form.xml").stat().st_mode
        difference = designer.client.ask("GET", "/template/difference")
        designer.post("save", 409, agreed="0" * 64)
        designer.save()
        assert designer.state["is_saved"] and (designer.form / ".form.xml.orig").read_text(encoding="utf-8") == before
        assert (designer.form / "form.xml").stat().st_mode == mode
        linted = subprocess.run([hoso, "templates", "lint", str(designer.form), "--json", "--lang", "en"],
                                capture_output=True, text=True)
        assert {remark["subject"] for remark in json.loads(linted.stdout)["templates"][0]["remarks"]} <= {"note"}
        # What was agreed to is what patch makes of the old file.
        old = pathlib.Path(designer.folder.name) / "old.xml"
        old.write_text(before, encoding="utf-8")
        part = difference["text"].split("--- form.xml")[1]
        if shutil.which("patch"):
            subprocess.run(["patch", "-s", str(old)], input="--- form.xml" + part, text=True, check=True)
            assert old.read_bytes() == (designer.form / "form.xml").read_bytes()
        assert station.Client.seen >= {("POST", "/template/edits"), ("POST", "/template/save")}


def tables(hoso):
    """Tables and columns come, move and go; what is printed proposes them."""
    with Designer(hoso) as designer:
        printed = designer.client.ask("GET", "/template/pages/1/places")["tables"]
        assert len(printed) == 1 and printed[0]["rows"] == 9, printed
        members = designer.entry("members")
        assert [column["header"] for column in printed[0]["columns"]][0] == members["columns"][0]["label"]["vi"]
        assert abs(printed[0]["columns"][0]["x"] - members["columns"][0]["x"]) < 0.6
        designer.edit("remove", entry="members.sex")
        assert [column["id"] for column in designer.entry("members")["columns"]].count("sex") == 0
        assert designer.state["findings"][0]["code"] == "template.invalid", "rules speak of it"
        designer.post("undo")
        designer.edit("move", entry="members.sex", before="members.full_name")
        assert designer.entry("members")["columns"][0]["id"] == "sex"
        designer.post("undo")
        assert designer.state["is_saved"]
        columns = [{"x": 30, "width": 50, "label": {"vi": "Tên", "en": "Name"}}, {"x": 80, "width": 30}]
        place = {"page": 2, "x": 20, "y": 200, "rows": 3, "row_height": 8, "columns": columns}
        designer.edit("add_table", place=place, before="")
        made = designer.entry("table_1")
        assert made["columns"][0]["label"] == {"vi": "Tên", "en": "Name"} and made["rows"] == 3
        assert made["columns"][1]["label"]["en"] == "TODO" and made["y"] == 200
        moved = {**place, "y": 210, "columns": [{"x": 30, "width": 50}, {"x": 80, "width": 40}]}
        designer.edit("table", table="table_1", place=moved)
        assert designer.entry("table_1")["columns"][1]["width"] == 40
        more = {**moved, "columns": [{"x": 30, "width": 25}, {"x": 55, "width": 25}, {"x": 80, "width": 40}]}
        designer.edit("add_column", table="table_1", place=more, before="table_1.column_2")
        assert [column["id"] for column in designer.entry("table_1")["columns"]] == ["column_1", "column_3", "column_2"]
        designer.edit("reading", field="table_1.column_3", type="date", recognizer="tesseract")
        assert designer.entry("table_1")["columns"][1]["type"] == "date"
        for bad in ({"rows": 0}, {"rows": 40}, {"page": 3}, {"row_height": 0}, {"columns": []}, {"x": -1}):
            assert designer.edit("table", 422, table="table_1", place={**more, **bad})["code"] == "designer.invalid", bad
        assert designer.edit("table", 404, table="full_name", place=more)["code"] == "designer.unknown"
        for bad in ({"columns": 1}, {"columns": [1]}, {"columns": [{"x": 1}]}, {"rows": "3"}):
            assert designer.edit("table", 422, table="table_1", place={**more, **bad})["code"] == "review.bad_request", bad
        for column in ("column_1", "column_2"):
            designer.edit("remove", entry=f"table_1.{column}")
        assert designer.edit("remove", 422, entry="table_1.column_3")["code"] == "designer.invalid", "its last column"


def renaming(hoso):
    """An id changes wherever the form speaks of it: one step, and nobody's lint says more than before."""
    with Designer(hoso) as designer:
        versions = sorted(folder.name for folder in designer.form.parent.iterdir() if folder.is_dir())
        assert len(versions) > 2, versions

        def findings():
            lints = (subprocess.run([hoso, "templates", "lint", str(designer.form.parent / version), "--json"],
                                    capture_output=True, text=True) for version in versions)
            return [[remark["code"] for remark in json.loads(lint.stdout)["templates"][0]["remarks"]] for lint in lints]

        before = findings()
        for name, new in (("citizen_id", "holder_id"), ("members", "people"), ("people.sex", "gender")):
            designer.edit("rename", field=name, id=new)
            assert designer.state["findings"] == [], new
        difference = designer.client.ask("GET", "/template/difference")["text"]
        for file in ("form.xml", "layout.xml", "example.json", "../rules.xml", "../tt53-2025/form.xml"):
            assert f"--- {file}\n" in difference, file
        for bad in ("full_name", "people", "people.gender", "A", "", "../x", "signatures.head"):
            assert designer.edit("rename", 422, field="holder_id", id=bad)["code"] == "designer.invalid", bad
        assert designer.edit("rename", 404, field="citizen_id", id="x")["code"] == "designer.unknown"
        designer.save()
        assert findings() == before
        kept = (designer.form.parent / ".rules.xml.orig").read_bytes()
        assert kept == (FORM.parent / "rules.xml").read_bytes()
        while designer.state["can_undo"]:
            designer.post("undo")
        designer.save()
        for file in FORM.parent.rglob("*"):
            if file.is_file():
                assert (designer.form.parent / file.relative_to(FORM.parent)).read_bytes() == file.read_bytes(), file


def draft(hoso):
    """Everything that a draft leaves to be decided is decided without a look at XML."""
    with Designer(hoso, draft=True) as designer:
        assert designer.state["todos"] and designer.state["valid_from"] == "2000-01-01"
        designer.edit("heading", title_vi="Tờ khai", title_en="Declaration", legal_source="TT 116/2026/TT-BCA",
                      valid_from="2026-06-29", superseded_on="")
        assert designer.state["title"] == {"vi": "Tờ khai", "en": "Declaration"}
        assert designer.state["legal_source"] == "TT 116/2026/TT-BCA"
        for bad in ({"valid_from": "29/6/2026"}, {"superseded_on": "2026-06-28"}, {"title_vi": " "}):
            assert designer.edit("heading", 422, **bad)["code"] == "designer.invalid", bad
        assert designer.edit("settle", 404, line=1)["code"] == "designer.unknown"
        for entry in designer.state["entries"]:
            for field in [entry, *entry["columns"]]:
                designer.edit("field", field=field["name"], label_vi=field["label"]["vi"].replace("TODO", "Mục"),
                              label_en=f"Label of {field['name']}")
            for index, option in enumerate(entry["options"]):
                designer.edit("option", field=entry["name"], index=index, value=option["value"],
                              label={"vi": option["label"]["vi"].replace("TODO", "Ô"), "en": f"Option {index}"})
        while designer.state["todos"]:
            todo = designer.state["todos"][0]
            assert todo["is_comment"], todo
            designer.edit("settle", line=todo["line"])
        designer.save()
        written = (designer.form / "form.xml").read_text(encoding="utf-8")
        assert "TODO" not in written and written.count("<!--") == 1, "only where it came from is left"


def guards(hoso):
    """What is refused, and that it changes nothing."""
    with Designer(hoso) as designer:
        client, before = designer.client, designer.state
        for kept in ("field", "table", "heading", "add_table"):  # the contract refuses what no page sends
            complaint = station.complaint_about_request("POST", "/template/edits", {
                "version": 1, "edit": {"kind": kept, "surplus": 1}})
            assert complaint, kept
        zone = {"page": 1, "x": 10, "y": 10, "width": 20, "height": 8}
        for more in ({"zone": {**zone, "x": 195}}, {"zone": {**zone, "page": 9}}, {"zone": {**zone, "width": -1}},
                     {"zone": {**zone, "y": 1e308}}, {"id": "full_name"}, {"id": "../x"}, {"id": "A"}):
            full = {"type": "text", "recognizer": "tesseract", "zone": zone, "before": "", **more}
            assert designer.edit("add_field", 422, **full)["code"] == "designer.invalid", more
        assert designer.edit("zone", 404, field="nobody", index=0, zone=zone)["code"] == "designer.unknown"
        assert designer.edit("zone", 404, field="full_name", index=7, zone=zone)["code"] == "designer.unknown"
        assert designer.edit("remove", 404, entry="x\"/><evil/>")["code"] == "designer.unknown"
        for bad in ({"kind": "zone"}, {"kind": "nothing"}, {}, {"kind": 7}, {"kind": "zone", "field": "full_name",
                                                                        "index": -1, "zone": zone}):
            client.ask("POST", "/template/edits", {"version": before["version"], "edit": bad}, 422)
        for file in ("../../evil.xml", "/etc/passwd", "form.xml/../x", "page-1.png", "../other.xml"):
            assert designer.edit("remove_rule", 404, file=file, code="a.b")["code"] == "designer.unknown"
        stale = client.ask("POST", "/template/edits", {"version": before["version"] - 1, "edit": {
            "kind": "remove", "entry": "full_name"}}, 409)
        assert stale["code"] == "designer.stale"
        for path in ("/template/pages/0/image", "/template/pages/9/image", "/template/pages/9/places",
                     "/template/trial/full_name/crop"):
            client.ask("GET", path, expect=404)
        assert client.ask("GET", "/template") == before
        change = json.dumps({"version": before["version"], "edit": {"kind": "remove", "entry": "full_name"}})
        path = "/api/v1/template/edits"
        assert client.raw("POST", path, change, {"Origin": "http://evil.example"}).status == 403
        assert client.raw("POST", path, change, {"X-CSRF-Token": "x"}).status == 403
        assert client.raw("GET", "/api/v1/template", headers={"Host": "evil.example"}).status == 421
        assert client.raw("GET", "/%2e%2e/%2e%2e/etc/passwd").status in (400, 404)
        stranger = station.Client(client.port)
        stranger.ask("GET", "/template", expect=401)
        assert stranger.ask("POST", "/session", {"link": designer.link}, 403)["code"] == "designer.bad_link", "used once"
        page = client.raw("GET", "/")
        policy = page.headers["Content-Security-Policy"]
        assert page.status == 200 and "unsafe" not in policy and "default-src" in policy, policy
        assert page.headers["Cache-Control"] == "no-store"
        places = client.ask("GET", "/template/pages/1/places")["places"]
        assert any(place["kind"] == "comb" and place["cells"] == 12 for place in places)
        assert client.ask("GET", "/template/pages/1/image").body[:4] == b"\x89PNG"
        assert (designer.form / "form.xml").read_bytes() == (FORM / "form.xml").read_bytes()
    missing = subprocess.run([hoso, "form", "edit", str(ROOT / "docs")], capture_output=True, text=True)
    assert missing.returncode == 4 and "template.invalid" in missing.stderr, missing


def disk(hoso):
    """Somebody else writes meanwhile: nothing is lost on either side."""
    with Designer(hoso) as designer:
        file = designer.form / "form.xml"
        designer.edit("field", field="full_name", label_en="Their name")
        theirs = file.read_text(encoding="utf-8").replace("</form>", "<!-- theirs -->\n</form>")
        file.write_text(theirs, encoding="utf-8")
        difference = designer.client.ask("GET", "/template/difference")
        assert "+<!-- theirs -->" in difference["on_disk"] and "+    <label" in difference["text"]
        assert designer.save(409)["code"] == "designer.changed_on_disk"
        assert file.read_text(encoding="utf-8") == theirs
        assert designer.entry("full_name")["label"]["en"] == "Their name", "the change is still here"
        example = designer.form / "example.json"
        example.write_text(example.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        assert "example.json" not in designer.client.ask("GET", "/template/difference")["on_disk"], "not edited here"
        designer.post("reload")
        assert designer.entry("full_name")["label"]["en"] != "Their name" and not designer.state["can_undo"]
        designer.edit("field", field="full_name", label_en="Their name")
        designer.save()
        assert "<!-- theirs -->" in file.read_text(encoding="utf-8")
        designer.edit("rename", field="full_name", id="holder")
        other = designer.form.parent / "tt53-2025/form.xml"
        other.write_text(other.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        refused = designer.save(409)
        assert refused["code"] == "designer.changed_on_disk" and "tt53-2025" in refused["message"]["en"], refused
        assert 'id="full_name"' in file.read_text(encoding="utf-8"), "none is written when one cannot be"


def trial(hoso):
    """A filled scan is read with the template as it stands, saved or not."""
    with Designer(hoso) as designer:
        designer.edit("add_field", id="whole_name", type="person_name", recognizer="tesseract", before="",
                      zone=designer.entry("full_name")["zones"][0])
        found = designer.client.ask("POST", "/template/trial", SCAN.read_bytes())
        values = {field["id"]: field for field in found["fields"]}
        truth = json.loads((SCAN.parent / "truth.json").read_text(encoding="utf-8"))
        assert found["is_known"] and values["whole_name"]["state"] == "read", values["whole_name"]
        assert values["whole_name"]["value"] in json.dumps(truth, ensure_ascii=False)
        crop = designer.client.ask("GET", "/template/trial/whole_name/crop")
        assert crop.body[:2] == b"\xff\xd8"
        blank = (designer.form / "page-1.png").read_bytes()
        assert all(field["state"] == "empty" for field in designer.client.ask("POST", "/template/trial", blank)["fields"])
        designer.client.ask("POST", "/template/trial", b"no picture", 422)
        assert not list(designer.scratch.glob("**/scan")), "nothing of a scan stays"


if __name__ == "__main__":
    parts = (editing, tables, renaming, draft, guards, disk, trial)
    {part.__name__: part for part in parts}[sys.argv[2]](sys.argv[1])
