"""`hoso form diff`: usage: form_diff_test.py BIN changes|carried|versions|pictures|bad_input"""

import json
import os
import resource
import pathlib
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

import changed_ct01

BIN = pathlib.Path(sys.argv[1]).resolve()
FORMS = pathlib.Path(__file__).resolve().parents[2] / "templates" / "forms"
SAME, DIFFERS = 0, 3
SECONDS = 5  # of a processor, for both drafts together

# All that changed_ct01.py changed, and nothing else: (change, id) and what it says.
LISTED = {
    ("added", "ethnic_group"), ("added", "religion"), ("removed", "email"), ("renamed", "phone"),
    ("changed", "head_citizen_id"), ("changed", "members"),
    ("moved", "citizen_id"), ("moved", "phone"), ("moved", "request"), ("moved", "head_name"), ("moved", "head_relation"),
    ("moved", "head_citizen_id"), ("moved", "members"),
}


def hoso(*arguments, expect=SAME, env=None):
    done = subprocess.run([BIN / "hoso", *map(str, arguments)], capture_output=True, text=True,
                          env={**os.environ, "HOSO_DATA": "", **(env or {})})
    assert done.returncode == expect, f"{arguments}: {done.returncode}\n{done.stdout}{done.stderr}"
    return done


def cpu_seconds():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def diff(old, new, *arguments, expect=DIFFERS):
    return json.loads(hoso("form", "diff", old, new, "--json", *arguments, expect=expect).stdout)


def listed(answer):
    return {(change["change"], change["id"]) for change in answer["changes"]}


def one(answer, kind, id):
    changes = [change for change in answer["changes"] if (change["change"], change["id"]) == (kind, id)]
    assert len(changes) == 1, changes
    return changes[0]


def changed(scratch):
    return changed_ct01.typeset(BIN / "hoso_typeset_form", scratch / "new")


def changes(scratch):
    new = changed(scratch)
    for version in (new, new / "blank.pdf"):
        begin = cpu_seconds()
        answer = diff(changed_ct01.OLD, version)
        seconds = cpu_seconds() - begin
        print(f"{version.name}: {len(answer['changes'])} changes, {answer['same']} same, {seconds:.2f} s")
        assert listed(answer) == LISTED, listed(answer) ^ LISTED
        assert len(answer["changes"]) == len(LISTED)
        assert seconds <= SECONDS
    renamed = one(answer, "renamed", "phone")
    assert (renamed["was"], renamed["is"]) == ("Số điện thoại liên hệ", "Điện thoại liên lạc")
    comb = one(answer, "changed", "head_citizen_id")
    assert (comb["aspect"], comb["was"], comb["is"]) == ("cells", "12", "13")
    table = one(answer, "changed", "members")
    assert (table["aspect"], table["was"], table["is"]) == ("rows", "9", "8")
    reordered = [change["id"] for change in answer["changes"] if change.get("reordered")]
    assert reordered == ["request"], reordered
    # A row of labels and leaders is 7.06 mm high; the places of both versions are known from their layouts.
    moved = one(answer, "moved", "citizen_id")
    assert abs(moved["new"]["y"] - moved["old"]["y"] - zone_y(new, "citizen_id") + zone_y(changed_ct01.OLD, "citizen_id")) < 0.2
    text = hoso("form", "diff", changed_ct01.OLD, new, "--lang", "en", expect=DIFFERS).stdout
    assert "added «Dân tộc» (ethnic_group): page 1" in text and "DIFFERENT: 13 changes; 17 items are the same." in text, text


def zone_y(folder, id):
    root = xml.parse(folder / "form.xml").getroot()
    zone = root.find(f"{{*}}field[@id='{id}']/{{*}}zone")
    return float(zone.get("y"))


def carried(scratch):
    """The carried template reads typed fills of the new version; what its places miss shows in the figures."""
    new = changed(scratch)
    out = scratch / "carried"
    answer = diff(changed_ct01.OLD, new / "blank.pdf", "--carry", out)
    folder = pathlib.Path(answer["carried"]["folder"])
    assert folder == out / "forms" / "ct01" / "draft"
    hoso("templates", "lint", folder, "--lang", "en")
    form, rules = ((folder / name).read_text(encoding="utf-8") for name in ("form.xml", "../rules.xml"))
    assert form.count("<!-- TODO") + rules.count("<!-- TODO") == answer["carried"]["to_decide"]
    # Of the old version: office parameter, English labels, comments of its rules, and the item that is gone.
    assert '<parameter name="office" value="Công an"/>' in form and 'en="Full name at birth"' in form
    assert "<!-- Required items -->" in rules and '<rule code="ct01.full_name.missing"' in rules
    assert "<!-- TODO: this version does not have it:\n  <field id=\"email\"" in form
    assert "TODO: this rule names email" in rules
    assert 'the label was "Số điện thoại liên hệ"' in form and 'cells="13"' in form
    layout = (new / "layout.xml").read_text(encoding="utf-8").replace('version="sua-doi"', 'version="draft"')
    (folder / "layout.xml").write_text(layout, encoding="utf-8")
    bench = json.loads(hoso("bench", "--form", "ct01/draft", "--generate", "8", "--seed", "11", "--layouts", "official", "--json",
                            env={"HOSO_TEMPLATE_PATH": str(out)}).stdout)
    tally = bench["all"]
    print(f"typed fills of the new version: {tally['correct']} of {tally['filled']} exact on {bench['pages']} pages")
    assert bench["form_right"] == bench["pages"]
    assert tally["filled"] >= 150 and tally["correct"] >= 0.95 * tally["filled"]
    for type in ("listed", "phone", "request"):
        assert bench["groups"][f"type {type}"]["filled"] >= 5, f"{type} was not tried"


def versions(scratch):
    """Real versions of a form; and a version against itself, as a template and as a PDF, has no changes."""
    for version in ("na17/tt04-2015", "khai_sinh/tt04-2024", "ct01/tt116-2026"):
        answer = diff(FORMS / version, FORMS / version / "blank.pdf", expect=SAME)
        assert answer["changes"] == [] and answer["same"] > 0
    answer = diff(FORMS / "ct01" / "tt56-2021", FORMS / "ct01" / "tt66-2023")
    assert {("removed", id) for id in ("permanent_residence", "temporary_residence", "current_residence", "occupation")} <= listed(
        answer)
    assert one(answer, "renamed", "head_relation")["is"] == "Mối quan hệ với chủ hộ"


def pictures(scratch):
    """The new version as a scan of 200 dpi, its words read: all is told, with little that is not so."""
    new = changed(scratch)
    subprocess.run(["pdftoppm", "-r", "200", "-png", new / "blank.pdf", scratch / "page"], check=True)
    answer = diff(changed_ct01.OLD, scratch / "page-1.png")
    untrue = {pair for pair in listed(answer) if pair not in LISTED}
    print(f"{len(LISTED & listed(answer))} of {len(LISTED)} changes told; not so: {sorted(untrue)}")
    assert LISTED <= listed(answer), LISTED - listed(answer)
    assert len(untrue) <= 5


def bad_input(scratch):
    def refused(code, exit_code, *arguments):
        done = hoso("form", "diff", *arguments, expect=exit_code)
        assert f"[{code}]" in done.stderr, done.stderr
        assert not (scratch / "carried").exists(), f"{code} left files behind"

    old, blank = changed_ct01.OLD, changed_ct01.OLD / "blank.pdf"
    other = FORMS / "na17" / "tt04-2015" / "blank.pdf"
    (scratch / "empty").mkdir()
    (scratch / "torn.pdf").write_bytes(b"%PDF-1.7\n1 0 obj")
    refused("formdiff.no_template", 1, blank, blank, "--carry", scratch / "carried")
    refused("formdiff.other_form", 2, old, other, "--carry", scratch / "carried")
    refused("template.invalid", 4, scratch / "empty", blank)
    refused("input.damaged", 2, old, scratch / "torn.pdf", "--carry", scratch / "carried")
    refused("input.not_found", 2, old, scratch / "nowhere.pdf")
    hoso("form", "diff", old, expect=1)
    hoso("form", "draft", blank, "--carry", scratch / "carried", expect=1)
    diff(old, blank, "--carry", scratch / "twice", expect=SAME)
    before = (scratch / "twice" / "forms" / "ct01" / "draft" / "form.xml").read_bytes()
    again = hoso("form", "diff", old, blank, "--carry", scratch / "twice", expect=1)
    assert "draft.out_exists" in again.stderr
    assert (scratch / "twice" / "forms" / "ct01" / "draft" / "form.xml").read_bytes() == before
    shutil.rmtree(scratch / "twice" / "forms" / "ct01" / "draft")
    diff(old, blank, "--carry", scratch / "twice", expect=SAME)


with tempfile.TemporaryDirectory() as folder:
    globals()[sys.argv[2]](pathlib.Path(folder))
