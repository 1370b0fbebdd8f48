"""Blanks and filled pages of forms that hoso does not know, printed by Chromium.

blanks/NAME.html says where one fills in: {{dots PLACE MM}}, {{dotted PLACE MM}} and {{line PLACE MM}} are leaders,
{{comb PLACE CELLS}} boxes, {{box PLACE VALUE}} a square to tick, {{cell PLACE}} a ruled cell, {{rows TABLE N COLUMN…}} the
rows of a table, {{bubbles PLACE COLUMNS}} digits to black out. blanks/NAME.truth.json has each field's label, kind, type, page (from 0), place and value. Fictional people.
"""

import html
import json
import pathlib
import re
import subprocess
import tempfile

FOLDER = pathlib.Path(__file__).resolve().parent / "blanks"
NAMES = ["nghi_phep", "dang_ky_xe", "danh_sach", "uy_quyen", "hoc_sinh"]
STYLE = """
body { margin: 0; font: 13pt/1 'Liberation Serif' }
.page { box-sizing: border-box; width: PAGE_W; height: PAGE_H; padding: 15mm 20mm; overflow: hidden; page-break-after: always }
h1, h2 { text-align: center; font-size: 14pt; margin: 1mm 0 } p { margin: 0 0 3.6mm; white-space: nowrap; min-height: 6mm }
.c { text-align: center } .note { font-size: 9pt }
.l { display: inline-block; position: relative; height: 1em; vertical-align: baseline }
.d { position: absolute; left: 0; right: 0; bottom: 0; overflow: hidden; white-space: nowrap; line-height: 1 }
.dotted { border-bottom: 0.35mm dotted #000 } .line { border-bottom: 0.25mm solid #000 }
.v { position: absolute; left: 1mm; bottom: 0.4mm; white-space: nowrap; line-height: 1; color: #101040; font-size: 12pt }
.b { display: inline-block; width: 4mm; height: 4mm; border: 0.3mm solid #000; vertical-align: -0.8mm; text-align: center;
     font: bold 11pt/4mm 'Liberation Sans' }
.k { display: inline-block; vertical-align: -1.8mm } .k b { display: inline-block; width: 6.4mm; height: 7mm; font-weight: normal;
     border: 0.3mm solid #000; margin-left: -0.3mm; text-align: center; line-height: 7mm; vertical-align: top }
table.grid { border-collapse: collapse } .grid td, .grid th { border: 0.3mm solid #000; padding: 0 1.5mm; height: 8mm; font-size: 12pt }
.o { display: inline-block; width: 5mm; height: 5mm; margin: 0.5mm 1.5mm; border: 0.25mm solid #000; border-radius: 50%;
     font: 8pt/5mm 'Liberation Sans'; text-align: center } .o.x { background: #333 }
table.sign { width: 100%; margin-top: 6mm } .sign td { width: 50%; text-align: center; height: 40mm; vertical-align: top; line-height: 1.3 }
"""


def truth_of(name, folder=FOLDER):
    return json.loads((folder / f"{name}.truth.json").read_text(encoding="utf-8"))


def leader(kind, width, value):
    dots = f'<span class="d">{"." * 200}</span>' if kind == "dots" else ""
    return (f'<span class="l {kind}" style="width:{width}mm">{dots}'
            f'<span class="v">{html.escape(value)}</span></span>')


def comb(cells, value):
    return '<span class="k">' + "".join(f"<b>{value[i:i + 1] or '&nbsp;'}</b>" for i in range(cells)) + "</span>"


def bubbles(columns, value):
    lines = ("".join(f'<span class="o{" x" if value[i:i + 1] == digit else ""}">{digit}</span>' for i in range(columns))
             for digit in "0123456789")
    return "<p>" + "<br>".join(lines) + "</p>"


def rows(values, table, count, columns):
    text = ""
    for row in range(count):
        cells = [f"{row + 1}"]
        for column in columns:
            filled = values.get(f"{table}.{column}") or []
            cells.append(html.escape(filled[row]) if row < len(filled) else "")
        text += "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
    return text


def expanded(values):
    """A function for re.sub: one mark with its value, or blank."""
    def expand(mark):
        kind, place, *rest = mark[1].split()
        if kind == "rows":
            return rows(values, place, int(rest[0]), rest[1:])
        key, _, piece = place.partition("/")
        value = values.get(key, "")
        if kind == "box":
            return f'<span class="b">{"X" if value == rest[0] else "&nbsp;"}</span>'
        if kind == "bubbles":
            return bubbles(int(rest[0]), value)
        if piece and value:
            value = value.split("/")[int(piece)]
        if kind == "cell":
            return html.escape(value)
        return comb(int(rest[0]), value) if kind == "comb" else leader(kind, rest[0], value)
    return expand


def page_html(name, values, folder=FOLDER):
    body = (folder / f"{name}.html").read_text(encoding="utf-8")
    width, height = ("297mm", "209.9mm") if body.startswith("<!-- landscape") else ("210mm", "296.9mm")
    style = STYLE.replace("PAGE_W", width).replace("PAGE_H", height)
    size = f"@page {{ size: {width} {'210mm' if width == '297mm' else '297mm'}; margin: 0 }}"
    return (f'<!doctype html><html lang="vi"><meta charset="utf-8"><style>{size}{style}</style><body>'
            + re.sub(r"\{\{([^}]+)\}\}", expanded(values), body))


def print_pdf(page, out):
    with tempfile.TemporaryDirectory() as scratch:
        source = pathlib.Path(scratch) / "page.html"
        source.write_text(page, encoding="utf-8")
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
             "--disable-background-networking", "--disable-component-update", "--disable-sync",
             f"--user-data-dir={scratch}/profile", "--no-pdf-header-footer",
             f"--print-to-pdf={pathlib.Path(out).resolve()}", source.as_uri()], check=True, capture_output=True)


def print_blank(name, out, folder=FOLDER):
    print_pdf(page_html(name, {}, folder), out)


def print_filled(name, out, folder=FOLDER):
    values = {field["place"]: field["value"] for field in truth_of(name, folder) if field["place"]}
    print_pdf(page_html(name, values, folder), out)
