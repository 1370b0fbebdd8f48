#!/usr/bin/env python3
"""Writes templates/procedures/<code>.xml from a crawl of the portal (templates/procedures/README.md).

usage: import_procedures.py CRAWL.json [OUT_FOLDER]

Same input, same bytes. Files may be corrected by hand: read the difference before you keep what an
import of a newer crawl changes.
"""
import json
import pathlib
import re
import sys
import unicodedata
from xml.sax.saxutils import quoteattr

SEEN = "2026-07-18"
CODES = """
1.002755 1.003197 1.003677 1.004194 1.004222 1.010028 1.010038 1.010039 1.010040 1.010041 1.013313 1.013314
2.000986 2.001159
1.000656 1.000689 1.000894 1.001022 1.001193 1.004746 1.004772 1.004837 1.004845 1.004859 1.004873 1.004884
1.005461 2.000635 2.002516
""".split()
CHANNELS = {"ONLINE": "online", "DIRECT": "direct", "POSTAL": "postal"}
UNITS = {"WORKING_DAY": "working-day", "DAY": "day", "HOUR": "hour", "MONTH": "month"}
# Which form of templates/forms a paper is.
FORMS = [(re.compile(pattern), form) for pattern, form in (
    (r"[Mm]ẫu CT01", "ct01"),
    (r"^Tờ khai đăng ký khai sinh", "khai_sinh"),
    (r"^Tờ khai đăng ký khai tử", "khai_tu"),
    (r"^Tờ khai đăng ký kết hôn", "ket_hon"),
    (r"^Tờ khai .*nhận cha, mẹ, con", "nhan_cha_me_con"),
    (r"^Tờ khai đăng ký thay đổi, cải chính", "cai_chinh_ho_tich"),
    (r"^Tờ khai cấp Giấy xác nhận tình trạng hôn nhân", "tinh_trang_hon_nhan"),
    (r"^Tờ khai đề nghị bản sao Trích lục", "ban_sao_trich_luc"))]


def clean(text):
    text = unicodedata.normalize("NFC", " ".join(text.split()))
    text = "".join(c for c in text if unicodedata.category(c) != "Cf")  # stray marks of writing direction
    return re.sub(r"^[-+*•\s]+", "", text).rstrip(" :;")


def element(tag, indent, /, **attributes):
    written = "".join(f" {key.rstrip('_').replace('_', '-')}={quoteattr(value)}"
                      for key, value in attributes.items() if value)
    return "  " * indent + "<" + tag + written


def ways(procedure):
    for way in procedure["cach_thuc"]:
        # The civil registry's "OTHER" of one day is "on the same day"; of more, the portal does not say which days.
        unit = UNITS.get(way["don_vi"], "same-day" if way["thoi_han"] == 1 else "unstated-day")
        fees = [element("fee", 2, amount=str(fee["so_tien"]), note=clean(fee["mo_ta"])) + "/>" for fee in way["phi"]]
        head = element("way", 1, channel=CHANNELS[way["kenh"]], time=str(way["thoi_han"]), unit=unit,
                       note=clean(way["mo_ta"]))
        yield head + ("/>" if not fees else ">\n" + "\n".join(fees) + "\n  </way>")


def form_of(paper):
    return next((form for pattern, form in FORMS if pattern.search(clean(paper["ten"]))), "")


def paper_line(paper):
    if not paper["ban_chinh"] and not paper["ban_sao"]:  # remarks are listed among the papers, none of each
        return element("remark", 2, code=paper["ma"], text=clean(paper["ten"])) + "/>"
    return element("paper", 2, code=paper["ma"], form=form_of(paper), originals=str(paper["ban_chinh"]),
                   copies=str(paper["ban_sao"]), name=clean(paper["ten"])) + "/>"


def cases(procedure):
    for case in procedure["truong_hop"]:
        papers = sorted(case["thanh_phan"], key=lambda paper: (not form_of(paper), paper["ma"]))
        if papers:
            yield element("case", 1, name=clean(case["ten"]) or "Hồ sơ") + ">\n" + "\n".join(
                map(paper_line, papers)) + "\n  </case>"


def document(procedure):
    field_code, field = procedure["linh_vuc"][0]
    lines = ['<?xml version="1.0" encoding="UTF-8"?>',
             element("procedure", 0, xmlns="urn:hoso:procedure:1", code=procedure["ma_thu_tuc"],
                     name=clean(procedure["ten"]), field_code=field_code, field=clean(field),
                     decision=clean(procedure["quyet_dinh"] or ""), seen=SEEN) + ">"]
    for code, name in procedure["co_quan_thuc_hien"]:
        lines.append(element("agency", 1, code=code, name=clean(name)) + "/>")
    lines += ways(procedure)
    lines += cases(procedure)
    for code, name in sorted(procedure["ket_qua"]):
        lines.append(element("result", 1, code=code, name=clean(name)) + "/>")
    for number, title in sorted(procedure["can_cu_phap_ly"]):
        lines.append(element("legal-base", 1, number=clean(number), title=clean(title)) + "/>")
    return "\n".join([*lines, "</procedure>", ""])


def main(crawl, out="templates/procedures"):
    known = {one["ma_thu_tuc"]: one for one in json.loads(pathlib.Path(crawl).read_text(encoding="utf-8"))}
    for code in CODES:
        path = pathlib.Path(out) / f"{code}.xml"
        path.write_text(document(known[code]), encoding="utf-8")
        print(f"{path}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main(*sys.argv[1:])
