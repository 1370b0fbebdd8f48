#!/usr/bin/env python3
"""Writes templates/units/ from the public lists named in templates/units/README.md.

usage: import_units.py RAW_FOLDER [OUT_FOLDER]

RAW_FOLDER holds provinces_34.csv, wards_2026-07-25.csv and old_to_new_wards_2025-07.csv.
Output is sorted and has no time stamp: same input, same bytes.
"""
import csv
import pathlib
import re
import sys
import unicodedata

# Open syllables in oa, oe, uy carry the tone on their first vowel in official texts
# (QĐ 19/2025/QĐ-TTg); the lists put it on the last. "qu" is an onset, so "quý" stays.
LATE_TONE = re.compile(r"(?<![qQ])([oOuU])([aeyAEY])([\u0300\u0301\u0303\u0309\u0323])(?![\w\u0300-\u036f])")


KINDS = ("Tỉnh", "Thành phố", "Quận", "Huyện", "Thị xã", "Thị trấn", "Phường", "Xã", "Đặc khu")


def official(name):
    decomposed = unicodedata.normalize("NFD", " ".join(name.split()))
    return unicodedata.normalize("NFC", LATE_TONE.sub(r"\1\3\2", decomposed))


def with_kind(name):
    """The lists also write "Thị Xã" and "xã"."""
    name = official(name)
    for kind in KINDS:
        if name.lower().startswith(kind.lower() + " "):
            return kind + name[len(kind) :]
    raise ValueError(f"a unit of no known kind: {name}")


def rows(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def write(path, lines):
    path.write_text("".join("\t".join(line) + "\n" for line in lines), encoding="utf-8")
    print(f"{path}: {len(lines)} lines, {path.stat().st_size} bytes")


def province_lines(raw):
    return sorted(
        (row["code"], f"{row['type_since_2026-09-20']} {official(row['name'])}")
        for row in rows(raw / "provinces_34.csv")
    )


def commune_lines(raw):
    return sorted(
        (row["ward_code"], with_kind(row["full_name"]), row["province_code"])
        for row in rows(raw / "wards_2026-07-25.csv")
    )


def successors(mapping, communes):
    """Rows with the successor's code of today; a code the list of today lacks is found by name."""
    codes = {code for code, _, _ in communes}
    by_name = {(name, province): code for code, name, province in communes}
    for row in mapping:
        code = row["new_ward_code"]
        if code not in codes:
            code = by_name[with_kind(row["new_ward"]), row["new_province_code"]]
        yield row, code


def former_lines(raw, communes):
    """P code name successor | D code name [successors] | C code name successors, depth first.

    A district has successors of its own only where it had no communes (islands)."""
    tree = {}
    for row, code in successors(rows(raw / "old_to_new_wards_2025-07.csv"), communes):
        old_province = with_kind(row["old_province"])
        province = (row["old_province_code"], old_province, row["new_province_code"])
        district = (row["old_district_code"], with_kind(row["old_district"]))
        commune = (row["old_ward_code"], with_kind(row["old_ward"]) if row["old_ward"] else "")
        tree.setdefault(province, {}).setdefault(district, {}).setdefault(commune, set()).add(code)
    lines = []
    for province in sorted(tree):
        lines.append(("P", *province))
        for district in sorted(tree[province]):
            found = tree[province][district]
            own = sorted(found.pop(("", ""), ()))
            lines.append(("D", *district, " ".join(own)))
            lines += [("C", *commune, " ".join(sorted(found[commune]))) for commune in sorted(found)]
    return lines


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    raw = pathlib.Path(sys.argv[1])
    default = pathlib.Path(__file__).resolve().parent.parent / "templates" / "units"
    out = pathlib.Path(sys.argv[2]) if len(sys.argv) == 3 else default
    out.mkdir(parents=True, exist_ok=True)
    communes = commune_lines(raw)
    write(out / "provinces.tsv", province_lines(raw))
    write(out / "communes.tsv", communes)
    write(out / "former_units.tsv", former_lines(raw, communes))


if __name__ == "__main__":
    main()
