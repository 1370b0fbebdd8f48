"""Prints a CSV or XLSX as JSON rows, read by nothing of hoso's."""

import csv
import json
import re
import sys
import zipfile
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def csv_rows(path):
    delimiter = sys.argv[2] if len(sys.argv) > 2 else ","
    with open(path, encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream, delimiter=delimiter, strict=True))


def column_of(reference):
    number = 0
    for letter in re.match("[A-Z]+", reference)[0]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def sheet_of(root, shared):
    cells = []
    for cell in root.iter(MAIN + "c"):
        value = cell.find(MAIN + "v")
        text = "" if value is None else shared[int(value.text)] if cell.get("t") == "s" else value.text
        cells.append({"row": int(re.search(r"\d+", cell.get("r"))[0]) - 1, "column": column_of(cell.get("r")),
                      "text": text, "string": value is None or cell.get("t") == "s", "style": cell.get("s"),
                      "formula": cell.find(MAIN + "f") is not None})
    return {"cells": cells, "filter": root.find(MAIN + "autoFilter") is not None,
            "frozen": next(root.iter(MAIN + "pane")).get("ySplit"),
            "widths": [float(one.get("width")) for one in root.iter(MAIN + "col")]}


def xlsx_sheets(path):
    with zipfile.ZipFile(path) as book:
        assert book.testzip() is None
        strings = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
        shared = ["".join(text.text or "" for text in one.iter(MAIN + "t")) for one in strings.iter(MAIN + "si")]
        names = [one.get("name") for one in ElementTree.fromstring(book.read("xl/workbook.xml")).iter(MAIN + "sheet")]
        return {name: sheet_of(ElementTree.fromstring(book.read(f"xl/worksheets/sheet{i}.xml")), shared)
                for i, name in enumerate(names, 1)}


read = xlsx_sheets if sys.argv[1].endswith(".xlsx") else csv_rows
print(json.dumps(read(sys.argv[1]), ensure_ascii=False))
