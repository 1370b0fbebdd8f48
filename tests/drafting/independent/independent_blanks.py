"""The blanks of this folder printed, and a draft of one held against its truth. README.md says how they came to be."""

import json
import pathlib
import subprocess
import tempfile
from dataclasses import dataclass, field

import cairo_blanks
from blank_pages import print_pdf
from cairo_sheet import turned_png
from drafted_form import key_of

FOLDER = pathlib.Path(__file__).resolve().parent
DEVELOPMENT = ["tro_giup_xa_hoi", "kham_suc_khoe", "giay_nop_tien", "ho_kinh_doanh", "giay_phep_xay_dung"]
HELD_OUT = ["le_phi_truoc_ba", "giay_phep_lai_xe", "bien_dong_dat_dai"]
TURNED = {"kham_suc_khoe": 0.007, "giay_phep_lai_xe": -0.007}  # radians
SCAN_DPI = 200


def truth_of(name):
    return json.loads((FOLDER / f"{name}.truth.json").read_text(encoding="utf-8"))


def print_vector(name, pdf):
    if hasattr(cairo_blanks, name):
        getattr(cairo_blanks, name)(pdf)
    elif (FOLDER / f"{name}.html").exists():
        print_pdf((FOLDER / f"{name}.html").read_text(encoding="utf-8"), pdf)
    else:
        pdf.write_bytes((FOLDER / f"{name}.pdf").read_bytes())


def blank_of(name, scratch):
    """The file to draft from: a PDF, or a picture for those that a scanner took."""
    pdf = scratch / f"{name}.pdf"
    print_vector(name, pdf)
    if name not in TURNED:
        return pdf
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-r", str(SCAN_DPI), "-png", "-singlefile", pdf, f"{folder}/page"], check=True)
        turned_png(f"{folder}/page.png", scratch / f"{name}.png", TURNED[name])
    return scratch / f"{name}.png"


def as_list(value):
    return value if isinstance(value, list) else [value]


def says(wanted, place):
    """How well a drafted label says a wanted one: 2 the same, 1 holds it, 0 no."""
    drafted, best = key_of(place.label), 0
    for label in as_list(wanted["label"]):
        key = key_of(label)
        if drafted == key:
            return 2
        if key and f" {key} " in f" {drafted} ":
            best = 1
    return best


@dataclass
class Score:
    wanted: int = 0
    kind: int = 0
    type: int = 0
    extra: int = 0
    misses: list = field(default_factory=list)

    def __add__(self, other):
        return Score(*(getattr(self, n) + getattr(other, n) for n in ("wanted", "kind", "type", "extra", "misses")))

    def __str__(self):
        return f"kind {self.kind}/{self.wanted}, type {self.type}/{self.wanted}, invented {self.extra}"


def same_kind(wanted, place):
    """A comb has its number of boxes, a check group its options."""
    if place.kind not in as_list(wanted["kind"]):
        return False
    return wanted.get("cells", place.cells) == place.cells and wanted.get("options", place.options) == place.options


def pairs_of(truth, places):
    """Index in `truth` -> drafted field; the surest pairs first, each field taken once."""
    pairs, left = {}, list(places)
    for least, with_kind in ((2, True), (2, False), (1, True), (1, False)):
        for index, wanted in enumerate(truth):
            fits = [p for p in left if p.boxes[0][0] == wanted["page"] and says(wanted, p) >= least
                    and (not with_kind or p.kind in as_list(wanted["kind"]))]
            if index not in pairs and fits:
                pairs[index] = fits[0]
                left.remove(fits[0])
    return pairs, left


def score_of(truth, places):
    pairs, left = pairs_of(truth, places)
    left = [place for place in left if not any(w.get("optional") and says(w, place) == 2 for w in truth)]
    score = Score(extra=len(left), misses=[f"invented: {place.kind} {place.label!r}" for place in left])
    for index, wanted in enumerate(truth):
        if wanted.get("optional"):
            continue
        place = pairs.get(index)
        kind = place is not None and same_kind(wanted, place)
        right = kind and place.type in as_list(wanted["type"])
        score = score + Score(1, kind, right)
        if not right:
            score.misses.append(f"{wanted['label']} {wanted['kind']} {wanted['type']} -> {place}")
    return score
