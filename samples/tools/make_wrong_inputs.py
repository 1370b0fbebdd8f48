#!/usr/bin/env python3
"""Makes samples/wrong/: inputs that are no good form, each with what hoso must say.

usage: make_wrong_inputs.py SAMPLES_FOLDER

Needs chromium, pdftoppm and qpdf. Everything on these pages is invented.
"""

import json
import pathlib
import struct
import subprocess
import sys
import tempfile
import zlib

HEADER = """<p style="text-align:center"><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM<br>
Độc lập – Tự do – Hạnh phúc</b></p>"""
LETTER = HEADER + """<h2 style="text-align:center">GIẤY MỜI HỌP TỔ DÂN PHỐ</h2>
<p>Kính gửi: các hộ gia đình trong tổ.</p>
<p>Ban công tác mặt trận trân trọng kính mời đại diện mỗi hộ đến dự buổi họp bàn về việc giữ gìn vệ sinh
ngõ xóm, trồng cây xanh và chuẩn bị ngày hội đại đoàn kết. Thời gian: 19 giờ 30 phút, ngày 15 tháng 11.
Địa điểm: nhà văn hóa tổ dân phố số 4. Rất mong các hộ đến dự đông đủ và đúng giờ.</p>
<p style="text-align:right">TỔ TRƯỞNG</p>"""
OTHER_FORM = HEADER + """<h2 style="text-align:center">TỜ KHAI ĐĂNG KÝ KHAI SINH</h2>
<p>Kính gửi: ............................................................</p>
<p>Họ, chữ đệm, tên người yêu cầu: Đỗ Thị Mẫu ...........................</p>
<p>Số định danh cá nhân: .................................................</p>
<p>Nơi cư trú: ...........................................................</p>
<p>Đề nghị cơ quan đăng ký khai sinh cho người dưới đây:</p>
<p>Họ, chữ đệm, tên: .....................................................</p>
<p>Ngày, tháng, năm sinh: ................ Giới tính: ..... Dân tộc: .....</p>
<p>Họ, chữ đệm, tên người mẹ: ............................................</p>
<p>Họ, chữ đệm, tên người cha: ...........................................</p>
<table border="1" style="width:100%;border-collapse:collapse"><tr><td>TT<td>Giấy tờ<td>Số bản</tr>
<tr><td>1<td>&nbsp;<td></tr><tr><td>2<td>&nbsp;<td></tr></table>"""


def run(*command):
    subprocess.run([str(part) for part in command], check=True, capture_output=True)


def printed(body, folder):
    """A PDF of one HTML page, printed by Chromium."""
    page, pdf = folder / "page.html", folder / "page.pdf"
    page.write_text('<!doctype html><meta charset="utf-8"><style>@page{size:A4;margin:25mm}'
                    "body{font:13pt/1.6 'Liberation Serif'}</style>" + body, encoding="utf-8")
    run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
        f"--user-data-dir={folder}/profile", "--no-pdf-header-footer", f"--print-to-pdf={pdf}",
        page.as_uri())
    return pdf


def as_jpeg(pdf, target, *options):
    run("pdftoppm", "-r", "150", "-jpeg", "-singlefile", *options, pdf, target.with_suffix(""))


def one_pixel_png():
    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))
    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0\x80"))
            + chunk(b"IEND", b""))


class Folder:
    """One wrong input: its file and what must come of it."""

    def __init__(self, root):
        self.root = root

    def add(self, name, file_name, make, **expected):
        folder = self.root / name
        folder.mkdir(parents=True, exist_ok=True)
        make(folder / file_name)
        text = json.dumps({"file": file_name, **expected}, ensure_ascii=False, indent=2)
        (folder / "expected.json").write_text(text + "\n", encoding="utf-8")


def main(samples):
    samples = pathlib.Path(samples)
    wrong = Folder(samples / "wrong")
    good_pdf = samples / "ct01/tt116-2026-hoso-clean-300/page.pdf"
    good_jpeg = samples / "ct01/tt116-2026-hoso-scan-200/page.jpg"
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        unknown = {"exit": 2, "status": "rejected", "code": "input.no_form"}
        letter = printed(LETTER, scratch)
        wrong.add("letter", "page.jpg", lambda f: as_jpeg(letter, f), **unknown)
        other = printed(OTHER_FORM, scratch)
        wrong.add("other-form", "page.jpg", lambda f: as_jpeg(other, f), **unknown)
        blank = printed("&nbsp;", scratch)
        wrong.add("blank-page", "page.jpg", lambda f: as_jpeg(blank, f), **unknown)
    # Enough of the form is left to know it; what is cut off must be asked for.
    wrong.add("half-page", "page.jpg", lambda f: as_jpeg(good_pdf, f, "-H", "700"),
              exit=3, status="needs_review", code=None, documents=1)
    wrong.add("encrypted", "page.pdf",
              lambda f: run("qpdf", "--encrypt", "secret", "secret", "256", "--", good_pdf, f),
              exit=2, status="rejected", code="input.encrypted")
    wrong.add("truncated-jpeg", "page.jpg", lambda f: f.write_bytes(good_jpeg.read_bytes()[:4000]),
              exit=2, status="rejected", code="input.page_damaged")
    wrong.add("one-pixel", "page.png", lambda f: f.write_bytes(one_pixel_png()),
              exit=2, status="rejected", code="input.too_small")
    wrong.add("zero-bytes", "page.pdf", lambda f: f.write_bytes(b""),
              exit=2, status="rejected", code="input.empty")
    wrong.add("text-named-pdf", "page.pdf",
              lambda f: f.write_text("Đây là một tệp văn bản.\n", encoding="utf-8"),
              exit=2, status="rejected", code="input.unknown_format")


if __name__ == "__main__":
    main(sys.argv[1])
