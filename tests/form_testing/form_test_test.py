"""`hoso form test`: usage: form_test_test.py HOSO answers|draft|bad_input|cancel"""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

HOSO = pathlib.Path(sys.argv[1]).resolve()
TEMPLATES = pathlib.Path(__file__).resolve().parents[2] / "templates"
FORM = TEMPLATES / "forms" / "ct06" / "tt66-2023"
WELL, LOOK, CANCELLED = 0, 3, 130
TALLY = {"filled", "exact", "wrong", "wrong_sure", "missed", "doubtful", "empty", "character_error_rate"}


def few_forms(folder):
    """A templates folder that knows two forms only, so that telling them apart is quick."""
    folder.mkdir()
    for entry in TEMPLATES.iterdir():
        if entry.name != "forms":
            (folder / entry.name).symlink_to(entry)
    for form in ("ct05", "ct06"):
        (folder / "forms" / form).mkdir(parents=True)
        for entry in (TEMPLATES / "forms" / form).iterdir():
            (folder / "forms" / form / entry.name).symlink_to(entry)
    return folder


def copied(folder):
    """The form with the rules beside it, elsewhere."""
    shutil.copytree(FORM.parent, folder)
    return folder / FORM.name


def arguments(scratch, *more):
    return [HOSO, "form", "test", *map(str, more), "--templates", scratch / "templates"]


def environment(scratch):
    (scratch / "tmp").mkdir(exist_ok=True)
    return {**os.environ, "HOSO_DATA": "", "TMPDIR": str(scratch / "tmp")}


def test(scratch, *more, expect):
    done = subprocess.run(arguments(scratch, *more), capture_output=True, text=True, env=environment(scratch))
    assert done.returncode in expect, f"{more}: {done.returncode}\n{done.stdout}{done.stderr}"
    assert not list((scratch / "tmp").iterdir()), "fills were left behind"
    return done


def answers(scratch):
    few_forms(scratch / "templates")
    # A copy of a known form in a folder of its own is not held against itself.
    form = copied(scratch / "ct06")
    page = scratch / "page.html"
    done = test(scratch, form, "--samples", 3, "--seed", 5, "--out", page, "--json", expect={WELL, LOOK})
    answer = json.loads(done.stdout)
    assert list(answer) == ["form", "version", "samples", "seed", "written_fonts", "typed_on_blank", "identification", "all",
                            "typed", "written", "fields", "types", "degradations", "confidence", "advice"], list(answer)
    assert (answer["form"], answer["version"], answer["samples"], answer["seed"]) == ("ct06", "tt66-2023", 3, 5)
    assert (done.returncode == LOOK) == bool(answer["advice"])
    assert answer["typed_on_blank"] is False
    told = answer["identification"]
    assert told["pages"] == told["known_alone"] == told["told_apart"] == 3, told
    assert told["others_tried"] == 1 and told["others_taken"] == [] and told["taken_for"] == [], told
    for group in (answer["fields"], answer["types"].values(), answer["degradations"].values(), [answer["typed"], answer["written"]]):
        for name in TALLY - {"character_error_rate"}:
            assert sum(one[name] for one in group) == answer["all"][name], name
        assert all(TALLY <= set(one) for one in group)
    every = answer["all"]
    assert every["filled"] >= 15 and every["exact"] >= 0.8 * every["filled"], every
    assert every["exact"] + every["missed"] <= every["filled"]
    assert set(answer["degradations"]) == {"clean", "scan", "skew"}

    html = page.read_text(encoding="utf-8")
    assert html.startswith("<!DOCTYPE html>") and "Tờ khai" not in done.stdout
    assert "<script" not in html and 'src="http' not in html and "default-src &#39;none&#39;" in html
    again = scratch / "again.html"
    second = test(scratch, form, "--samples", 3, "--seed", 5, "--jobs", 1, "--out", again, "--json", expect={WELL, LOOK})
    assert second.stdout == done.stdout and again.read_bytes() == page.read_bytes(), "not reproducible"

    text = test(scratch, form, "--samples", 1, "--lang", "en", expect={WELL, LOOK}).stdout
    for words in ("field ", "full_name", "typed", "1 fills, 1 pages; 1 told apart", "0 of 1 other pages"):
        assert words in text, f"{words} is not in\n{text}"
    if not answer["written_fonts"]:
        assert "No handwriting-like font is at hand" in text


def draft(scratch):
    """A draft has no layout.xml and is in no catalogue; the form it was drafted from is its twin."""
    few_forms(scratch / "templates")
    blank = FORM / "blank.pdf"
    subprocess.run([HOSO, "form", "draft", blank, "--out", scratch / "mine"], check=True, capture_output=True)
    folder = scratch / "mine" / "forms" / "blank" / "draft"
    answer = json.loads(test(scratch, folder, "--samples", 2, "--json", expect={LOOK}).stdout)
    assert answer["typed_on_blank"] is True
    told, every = answer["identification"], answer["all"]
    assert told["known_alone"] == told["pages"] == 2, told
    twin = [one["form"] for one in told["taken_for"]] + [one["form"] for one in told["others_taken"]]
    assert set(twin) == {"ct06 tt66-2023"}, told
    assert {one["kind"] for one in answer["advice"]} & {"taken_for", "takes"}, answer["advice"]
    assert every["filled"] >= 10 and every["exact"] >= 0.8 * every["filled"], every


def bad_input(scratch):
    few_forms(scratch / "templates")
    form = copied(scratch / "ct06")
    (scratch / "empty").mkdir()
    bare = copied(scratch / "bare")
    xml = (bare / "form.xml").read_text(encoding="utf-8")
    (bare / "form.xml").write_text(xml[:xml.index("<field ")] + "</form>\n", encoding="utf-8")
    page = scratch / "page.html"

    def refused(code, exit_code, *more):
        done = test(scratch, *more, "--out", page, expect={exit_code})
        assert f"[{code}]" in done.stderr and not done.stdout, done.stdout + done.stderr
        assert not page.exists(), f"{code} left a page behind"

    refused("usage.invalid", 1, scratch / "nowhere")
    refused("usage.invalid", 1, form / "form.xml")
    refused("usage.invalid", 1, form, "--samples", 0)
    refused("usage.invalid", 1, form, "--fonts", scratch / "nowhere")
    refused("fill.font_missing", 4, form, "--fonts", scratch / "empty")
    refused("template.invalid", 4, scratch / "empty")
    refused("formtest.no_fields", 4, bare)
    done = subprocess.run(arguments(scratch, form, "--samples", 1, "--out", scratch / "no" / "page.html"),
                          capture_output=True, text=True, env=environment(scratch))
    assert done.returncode == 5 and "[output.not_written]" in done.stderr, done.stderr


def cancel(scratch):
    """Ctrl-C in the middle: nothing half-made is left, neither the page nor the fills."""
    few_forms(scratch / "templates")
    page = scratch / "page.html"
    page.write_text("as it was", encoding="utf-8")
    run = subprocess.Popen(arguments(scratch, FORM, "--samples", 500, "--out", page), stdout=subprocess.PIPE,
                           stderr=subprocess.PIPE, text=True, env=environment(scratch))
    try:
        end = time.monotonic() + 60
        while not list((scratch / "tmp").glob("*/00001/truth.json")):
            assert run.poll() is None and time.monotonic() < end, "no fill was made"
            time.sleep(0.05)
        run.send_signal(signal.SIGINT)
        out, err = run.communicate(timeout=30)
    finally:
        if run.poll() is None:
            run.terminate()
            run.wait()
    assert run.returncode == CANCELLED and "[run.cancelled]" in err and not out, (run.returncode, out, err)
    assert page.read_text(encoding="utf-8") == "as it was"
    assert not list((scratch / "tmp").iterdir()), "fills were left behind"
    assert [entry.name for entry in scratch.iterdir() if "page" in entry.name] == ["page.html"]


with tempfile.TemporaryDirectory() as folder:
    globals()[sys.argv[2]](pathlib.Path(folder))
