#!/usr/bin/env python3
"""Types values on a blank form with Chromium: a second, independent typist for the samples.

usage: type_with_chromium.py FORM_FOLDER VALUES.json OUT.pdf

VALUES.json maps field ids to the text as printed. Only the first page is typed. The text is set by
the browser's own engine over the blank's picture, at the places form.xml gives.
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


def line_span(text, box, css=""):
    x, y, width, height = box
    top = y + height / 2 - 2.3
    return (f'<span class="{css}" style="left:{x + 1:.2f}mm;top:{top:.2f}mm">'
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


def lines_of(text, count):
    """Breaks a text at a space into at most `count` lines of like length."""
    words, lines = text.split(), [""] * count
    limit = max(len(text) / count + 8, 60)
    at = 0
    for word in words:
        if lines[at] and len(lines[at]) + len(word) > limit and at + 1 < count:
            at += 1
        lines[at] = f"{lines[at]} {word}".strip()
    return lines


def field_spans(form, values):
    for field in form.findall("f:field", NS):
        text = values.get(field.get("id"))
        if not text or field.get("type") == "presence":
            continue
        zones = [box_of(zone) for zone in field.findall("f:zone", NS)]
        if field.get("type") == "date" and text.count("/") == 2:
            yield from date_spans(text, zones[0])
        elif field.get("cells"):
            yield from comb_spans(text, zones[0], int(field.get("cells")))
        else:
            for line, zone in zip(lines_of(text, len(zones)), zones):
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
    spans = "".join([*field_spans(form, values), *table_spans(form, values)])
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
