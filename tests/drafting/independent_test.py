"""`hoso form draft` on blanks written without sight of its code, and their typed fills read with the drafts unchanged: usage:
independent_test.py HOSO development|held_out [-v]"""

import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent / "independent"))

import independent_blanks as blanks
from drafted_form import places_of

HOSO = pathlib.Path(sys.argv[1]).resolve()
SECONDS = 5  # of a processor, for one blank

# Of the fields of a set, the share with the right kind and with the right type too, at least, how many may be invented, and the
# share of the values typed into fields found that is read exactly, of the file as it is made and of 300 dpi pictures of it.
LEAST = {"development": (0.98, 0.98, 3, {"as it is": 0.97, "as pictures": 0.95}),
         "held_out": (0.95, 0.9, 10, {"as it is": 0.95, "as pictures": 0.9})}


def hoso(*arguments, templates=None):
    env = {**os.environ, "HOSO_DATA": "", **({"HOSO_TEMPLATE_PATH": str(templates)} if templates else {})}
    done = subprocess.run([HOSO, *map(str, arguments)], capture_output=True, text=True, env=env)
    assert done.returncode in ((0, 3) if templates else (0,)), f"{arguments}: {done.returncode}\n{done.stdout}{done.stderr}"
    return done.stdout


def cpu_seconds():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def same_value(typed, field):
    """As it stands, as its type has it (2021-05-18 for 18/05/2021), or the pieces of a month, 05 2021."""
    if field is None:
        return False
    read = {unicodedata.normalize("NFC", str(field.get(key) or "")) for key in ("raw", "value")}
    pieces = typed.split("/")
    iso = "-".join(reversed(pieces)) if len(pieces) == 3 else typed
    month = " ".join(pieces) if len(pieces) == 2 else typed
    return bool(read & {typed, iso, month})


def options_of(form_xml):
    """(field id, value of an option) -> its printed label."""
    return {(field.get("id"), option.get("value")): option.find("f:label", blanks.NS).get("vi")
            for field in blanks.xml.parse(form_xml).getroot().iterfind("f:field", blanks.NS)
            for option in field.iterfind("f:option", blanks.NS)}


def typed_values(truth, places):
    """(id of the field as it is read, values that say what was typed into it) of each field found with the right kind."""
    pairs, _ = blanks.pairs_of(truth, places)
    for index, place in pairs.items():
        wanted = truth[index]
        if "value" not in wanted or not blanks.same_kind(wanted, place):
            continue
        if place.kind != "column":
            yield place.id, [wanted["value"]] + blanks.as_list(wanted.get("or", []))
            continue
        table, _, column = place.id.partition(".")
        for row, value in enumerate(wanted["value"]):
            yield f"{table}[{row}].{column}", [value]


def read_fill(name, drafted, filled, scratch):
    """How many typed values of the file `filled` were read exactly, how many there are, and what was read instead of the others."""
    answer = json.loads(hoso("read", filled, "--json", "--form", f"{drafted.parent.name}/draft", templates=scratch / "drafts"))
    fields = {field["id"]: field for document in answer["documents"] for field in document["fields"]}
    labels, right, misses = options_of(drafted / "form.xml"), 0, []
    for id, values in typed_values(blanks.truth_of(name), places_of(drafted / "form.xml")):
        field = fields.get(id)
        said = labels.get((id, field.get("value"))) if field else None
        if said in values or any(same_value(value, field) for value in values):
            right += 1
        else:
            misses.append(f"{id}: {values[0]!r} read as {(field.get('raw'), field.get('value')) if field else None}")
    return right, right + len(misses), misses


def todo_lines(drafted):
    lines = (drafted / "form.xml").read_text(encoding="utf-8").splitlines()
    return [number for number, line in enumerate(lines, 1) for _ in range(line.count("TODO"))]


def main():
    part, verbose = sys.argv[2], "-v" in sys.argv
    total, slowest, right, typed = blanks.Score(), 0, Counter(), Counter()
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder)
        for name in blanks.DEVELOPMENT if part == "development" else blanks.HELD_OUT:
            blank = blanks.page_of(name, scratch)
            begin = cpu_seconds()
            told = json.loads(hoso("form", "draft", blank, "--out", scratch / "drafts", "--json"))
            drafted, seconds = pathlib.Path(told["folder"]), cpu_seconds() - begin
            assert [place["line"] for place in told["decisions"]] == todo_lines(drafted), "every TODO is told"
            hoso("templates", "lint", drafted, "--lang", "en")
            score = blanks.score_of(blanks.truth_of(name), places_of(drafted / "form.xml"))
            print(f"{name}: {score}; {seconds:.2f} s")
            if blanks.has_values(name):
                filled = blanks.page_of(name, scratch, filled=True)
                pictures = blanks.pictures_of(filled) if filled.suffix == ".pdf" else filled
                for form, file in (("as it is", filled), ("as pictures", pictures)):
                    exact, of, misses = read_fill(name, drafted, file, scratch)
                    print(f"  typed fill {form}: {exact}/{of} exact")
                    right[form], typed[form] = right[form] + exact, typed[form] + of
                    score.misses += [f"{form}: {miss}" for miss in misses]
            if verbose:
                print(*("  " + miss for miss in score.misses), sep="\n")
            total, slowest = total + score, max(slowest, seconds)
    fills = ", ".join(f"{form} {right[form]}/{typed[form]}" for form in typed)
    print(f"{part}: {total}; typed fills exact: {fills}; slowest {slowest:.2f} s")
    kind, right_type, extra, exact = LEAST[part]
    assert total.kind >= kind * total.wanted and total.type >= right_type * total.wanted and total.extra <= extra
    for form, least in exact.items():
        assert typed[form] and right[form] >= least * typed[form], form
    assert slowest <= SECONDS


main()
