#!/usr/bin/env python3
"""Types values on a blank form with Chromium: a second, independent typist for the samples.

usage: type_with_chromium.py FORM_FOLDER VALUES.json OUT.pdf

VALUES.json maps field ids to the text as printed. Only the first page is typed. The text is set by
the browser's own engine over the blank's picture, at the places form.xml gives; layout.xml says
which leaders have slashes printed into them. A choice is typed as an X in its box.
"""

import base64
import html
import json
import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

NS = {"f": "urn:hoso:form:1"}
LAYOUT_NS = {"l": "urn:hoso:layout:1"}
STYLE = """
@page { size: 210mm 297mm; margin: 0 }
body { margin: 0; width: 210mm; height: 296.9mm; position: relative; overflow: hidden }
img { position: absolute; left: 0; top: 0; width: 210mm; height: 297mm }
span { position: absolute; font: 12pt/1 'Liberation Serif'; white-space: nowrap; color: #101030 }
span.cell { text-align: center }
span.small { font-size: 9pt }
"""


def box_of(node):
    return [float(node.get(name)) for name in ("x", "y", "width", "height")]


LETTER_MM = 2.0  # mean advance at 12 pt


def line_span(text, box, css=""):
    """On one line; text that is too long for its place is set smaller, as people do."""
    x, y, width, height = box
    top = y + height / 2 - 2.3
    fits = (width - 1) / (LETTER_MM * max(len(text), 1))
    size = f";font-size:{max(12 * fits, 8):.1f}pt" if fits < 1 and not css else ""
    return (f'<span class="{css}" style="left:{x + 1:.2f}mm;top:{top:.2f}mm{size}">'
            f"{html.escape(text)}</span>")


def comb_spans(text, box, cells):
    x, y, width, height = box
    for index, digit in enumerate(text):
        left = x + width * index / cells
        yield (f'<span class="cell" style="left:{left:.2f}mm;width:{width / cells:.2f}mm;'
               f'top:{y + height / 2 - 2.1:.2f}mm">{html.escape(digit)}</span>')


def date_spans(text, box):
    """Day, month and year between the printed slashes, as people type them."""
    x, y, width, height = box
    for index, part in enumerate(text.split("/")):
        yield line_span(part, [x + width * index / 3 + 3, y, width / 3, height])


def pieces_spans(text, boxes):
    """Day, month and year each on a leader of its own."""
    for part, box in zip(text.split("/"), boxes):
        yield line_span(part, box)


def option_spans(chosen, field):
    for option in field.findall("f:option", NS):
        if option.get("value") == chosen:
            x, y, width, height = box_of(option.find("f:zone", NS))
            yield line_span("X", [x - 0.6, y, width, height])


def slashed_fields(folder):
    """Ids of fields whose leader has slashes printed into it."""
    leaders = xml.parse(folder / "layout.xml").getroot().iterfind(".//l:leader[@parts]", LAYOUT_NS)
    return {leader.get("field") for leader in leaders}


def lines_of(text, widths_mm):
    """Breaks a text at spaces into lines of like length, none longer than its place but the last."""
    count = len(widths_mm)
    words, lines = text.split(), [""] * count
    limit = max(len(text) / count + 8, 60)
    at = 0
    for word in words:
        longest = min(limit, widths_mm[at] / LETTER_MM)
        if lines[at] and len(lines[at]) + len(word) > longest and at + 1 < count:
            at += 1
        lines[at] = f"{lines[at]} {word}".strip()
    return lines


def field_spans(form, values, slashed):
    for field in form.findall("f:field", NS):
        text = values.get(field.get("id"))
        if not text or field.get("type") == "presence":
            continue
        zones = [box_of(zone) for zone in field.findall("f:zone", NS)]
        if field.get("type") == "choice":
            yield from option_spans(text, field)
        elif field.get("id") in slashed and text.count("/") == 2:
            yield from date_spans(text, zones[0])
        elif field.get("type") == "date" and len(zones) == 3:
            yield from pieces_spans(text, zones)
        elif field.get("cells"):
            yield from comb_spans(text, zones[0], int(field.get("cells")))
        else:
            for line, zone in zip(lines_of(text, [zone[2] for zone in zones]), zones):
                yield line_span(line, zone)


def table_spans(form, values):
    for table in form.findall("f:table", NS):
        top, height = float(table.get("y")), float(table.get("row-height"))
        for row in range(int(table.get("rows"))):
            for column in table.findall("f:column", NS):
                text = values.get(f"{table.get('id')}[{row}].{column.get('id')}")
                if text:
                    box = [float(column.get("x")), top + row * height,
                           float(column.get("width")), height]
                    yield line_span(text, box, "small")


def page_html(folder, values):
    form = xml.parse(folder / "form.xml").getroot()
    blank = folder / form.find("f:page", NS).get("blank")
    picture = base64.b64encode(blank.read_bytes()).decode()
    spans = "".join([*field_spans(form, values, slashed_fields(folder)), *table_spans(form, values)])
    return (f'<!doctype html><html lang="vi"><meta charset="utf-8"><style>{STYLE}</style>'
            f'<body><img src="data:image/png;base64,{picture}">{spans}')


def main(folder, values, out):
    with tempfile.TemporaryDirectory() as scratch:
        page = pathlib.Path(scratch) / "page.html"
        page.write_text(page_html(pathlib.Path(folder), json.loads(pathlib.Path(values).read_text())),
                        encoding="utf-8")
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
             "--disable-background-networking", "--disable-component-update", "--disable-sync",
             f"--user-data-dir={scratch}/profile", "--no-pdf-header-footer",
             f"--print-to-pdf={pathlib.Path(out).resolve()}", page.as_uri()],
            check=True, capture_output=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
