"""The blanks of this folder printed, and a draft of one held against its truth. README.md says how they came to be."""

import html
import json
import pathlib
import random
import re
import subprocess
import tempfile
from dataclasses import dataclass, field

from PIL import Image, ImageFilter

import cairo_blanks
import cairo_boat
import cairo_clinic
import cairo_elderly
import cairo_forms
from blank_pages import print_pdf
from cairo_sheet import turned_png
from drafted_form import NS, key_of, xml  # noqa: F401, used by independent_test.py

FOLDER = pathlib.Path(__file__).resolve().parent
DEVELOPMENT = ["tro_giup_xa_hoi", "kham_suc_khoe", "giay_nop_tien", "ho_kinh_doanh", "giay_phep_xay_dung",
               "le_phi_truoc_ba", "giay_phep_lai_xe", "bien_dong_dat_dai", "tro_cap_that_nghiep", "thanh_vien_hop_tac_xa",
               "mo_tai_khoan", "tiem_chung", "du_tuyen_vien_chuc", "to_khai_bhxh", "danh_sach_lao_dong",
               "dang_ky_hoc_nghe", "dang_ky_mua_dien", "dang_ky_tau_ca", "to_khai_tham_gia_bhyt",
               "danh_sach_ho_tro_thien_tai", "don_cap_chung_chi_hanh_nghe_duoc", "phieu_yeu_cau_dich_vu_internet",
               "phieu_dang_ky_kham_benh"]
HELD_OUT = ["don_de_nghi_thue_mua_nha_o_xa_hoi", "bang_ke_ho_tro_cay_trong", "phieu_kham_suc_khoe_nguoi_cao_tuoi",
            "de_nghi_vay_von", "dang_ky_tim_viec_lam", "mua_nha_o_xa_hoi", "ke_khai_phuong_tien", "phieu_tim_viec_lam",
            "dang_ky_thue_ca_nhan", "khai_thac_tau_ca"]
DRAWN_BY = [cairo_blanks, cairo_forms, cairo_clinic, cairo_elderly, cairo_boat]
TURNED = {"kham_suc_khoe": 0.007, "giay_phep_lai_xe": -0.007}  # radians
SCANNED = {"du_tuyen_vien_chuc": 0.6}  # degrees; with noise
SCAN_DPI = 200
TYPED = "<style>.hv { position: absolute; white-space: nowrap; font-family: 'Liberation Sans'; font-size: 11pt; font-weight: normal; color: #202060 }</style>"


def truth_of(name):
    return json.loads((FOLDER / f"{name}.truth.json").read_text(encoding="utf-8"))


def typed_html(source, values):
    """Marks replaced by values that move nothing: {{key}}, {{key.ROW}}, {{key/PIECE}} of a date, {{key=OPTION}} of a box."""
    def typed(mark):
        cell, key, sign, rest = mark.groups()
        value = values.get(key, "")
        if sign == "=":
            value = "X" if value == rest else ""
        elif sign:
            pieces = value.split("/") if sign == "/" and value else value
            value = pieces[int(rest)] if int(rest) < len(pieces) else ""
        text = html.escape(value)
        return (cell or "") + (text if cell or not text else f'<b class="hv" style="font-weight: normal">{text}</b>')

    return re.sub(r"(<td[^>]*>)?\{\{(\w+)(?:([=./])([^}]*))?\}\}", typed, source) + (TYPED if values else "")


def in_order(truth):
    """The values as a sheet of Cairo takes them: one for each place."""
    for wanted in truth:
        if "pieces" in wanted:
            yield from wanted["value"].split("/")
        elif "value" in wanted:
            yield wanted["value"]


def has_values(name):
    return any("value" in wanted for wanted in truth_of(name))


def print_vector(name, pdf, filled=False):
    drawn = next((getattr(module, name) for module in DRAWN_BY if hasattr(module, name)), None)
    if drawn:
        drawn(pdf, in_order(truth_of(name)) if filled else None)
    elif (FOLDER / f"{name}.html").exists():
        values = {w["key"]: w["value"] for w in truth_of(name) if {"key", "value"} <= set(w)} if filled else {}
        print_pdf(typed_html((FOLDER / f"{name}.html").read_text(encoding="utf-8"), values), pdf)
    else:
        pdf.write_bytes((FOLDER / f"{name}.pdf").read_bytes())


def scanned(source, target, degrees):
    """As an office's scanner gives it: askew, a little soft, grey, with noise that is the same each time."""
    page = Image.open(source).convert("L")
    noise = Image.frombytes("L", page.size, random.Random(7).randbytes(page.width * page.height))
    page = page.rotate(degrees, Image.BICUBIC, fillcolor=255).filter(ImageFilter.GaussianBlur(0.5))
    Image.blend(page, noise, 0.12).save(target, dpi=(SCAN_DPI, SCAN_DPI))


def page_of(name, scratch, filled=False):
    """The file to draft from, or the filled one to read: a PDF, or a picture for those that a scanner took."""
    stem = f"{name}-filled" if filled else name
    pdf, picture = scratch / f"{stem}.pdf", scratch / f"{stem}.png"
    print_vector(name, pdf, filled)
    if name not in TURNED and name not in SCANNED:
        return pdf
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-r", str(SCAN_DPI), "-png", "-singlefile", pdf, f"{folder}/page"], check=True)
        if name in TURNED:
            turned_png(f"{folder}/page.png", picture, TURNED[name])
        else:
            scanned(f"{folder}/page.png", picture, SCANNED[name])
    return picture


def pictures_of(pdf):
    """Its pages as a scanner without fault gives them: one grey TIFF of 300 dpi without a text layer."""
    tiff = pdf.with_suffix(".tiff")
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["pdftoppm", "-r", "300", "-gray", "-png", pdf, f"{folder}/page"], check=True)
        pages = [Image.open(page) for page in sorted(pathlib.Path(folder).iterdir())]
        pages[0].save(tiff, save_all=True, append_images=pages[1:], dpi=(300, 300), compression="tiff_lzw")
    return tiff


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
