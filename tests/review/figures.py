"""Figures of the desk with 10 000 dossiers in the store, and of a reader's memory. Prints; asserts nothing.

    python3 tests/review/figures.py build/dev/bin/hoso [pages]
"""

import pathlib
import re
import sqlite3
import statistics
import sys
import time

import station
from station import PREFIX, Station, children_of

DOSSIERS = 10_000
PAGE = next((station.ROOT / "samples" / "handwriting").glob("*/page.jpg"))

COPIES = """
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})
INSERT INTO dossiers(id, state, procedure, content, received_at, received_by, channel, reading, forms, pages, doubts,
                     blocking, name_sealed, search_sealed, wishes_sealed)
SELECT printf('250101-%05d', i), 'needs_review', '', printf('copy %d', i), 1735689600 + i, 'copy', 'upload', d.reading,
       d.forms, d.pages, d.doubts, d.blocking, d.name_sealed, d.search_sealed, d.wishes_sealed FROM n, dossiers d;
INSERT INTO page_pictures SELECT d.id, p.number, p.sha256, p.width, p.height FROM dossiers d, page_pictures p
  WHERE d.received_by = 'copy';
INSERT INTO doubtful_fields SELECT d.id, f.document, f.form, f.field FROM dossiers d, doubtful_fields f
  WHERE d.received_by = 'copy';
INSERT INTO dossier_files SELECT d.id, f.position, f.sha256, f.name_sealed FROM dossiers d, dossier_files f
  WHERE d.received_by = 'copy';
"""


def timed(name, ask, tries=20):
    seconds = []
    for _ in range(tries):
        begin = time.perf_counter()
        ask()
        seconds.append(1000 * (time.perf_counter() - begin))
    print(f"{name:34} median {statistics.median(seconds):7.1f} ms   worst {max(seconds):7.1f} ms")


def memory_mb(process):
    status = pathlib.Path(f"/proc/{process}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024


def desk(hoso):
    with Station(hoso) as one:
        lan = one.supervisor()
        lan.wait_for(lan.dossier_of(PAGE), {"needs_review"})
        with sqlite3.connect(one.workspace / "hoso.db") as database:
            database.executescript(COPIES.format(count=DOSSIERS))
        dossier = "/dossiers/250101-00500"
        confirm = {"changes": [{"document": 0, "field": "full_name", "action": "confirm"}]}
        print(f"{DOSSIERS} dossiers in the store")
        timed("the pages (HTML)", lambda: lan.raw("GET", "/"))
        timed("first 50 of the queue", lambda: lan.ask("GET", "/dossiers?limit=50"))
        timed("search by part of a name", lambda: lan.ask("GET", "/dossiers?q=van"))
        timed("a dossier", lambda: lan.ask("GET", dossier))
        timed("a field confirmed, judged anew", lambda: lan.ask("POST", f"{dossier}/fields", confirm))
        timed("a page's picture", lambda: lan.raw("GET", f"{PREFIX}{dossier}/pages/1/image"))
        timed("a field's crop", lambda: lan.raw("GET", f"{PREFIX}{dossier}/crops/0/full_name"))
        timed("60 fields of the grid", lambda: lan.ask("GET", "/grid?field=ct01/full_name&limit=60"), 5)
        print(f"memory of the server: {memory_mb(one.server.pid):.0f} MB")


def reader(hoso, pages):
    """A reader's memory while it goes through many dossiers of one page."""
    with Station(hoso) as one:
        lan = one.supervisor()
        content = PAGE.read_bytes()
        begin = time.monotonic()
        for number in range(pages):
            sha256 = lan.raw("POST", PREFIX + "/uploads", content + b"%d" % number, {"X-File-Name": "p.jpg"}).json["sha256"]
            lan.ask("POST", "/dossiers", {"files": [{"sha256": sha256, "name": "p.jpg"}]}, 201)
        marks = [pages // 10, pages // 2, pages]
        worker = children_of(one.server.pid)[0]
        while marks:
            queue = lan.ask("GET", "/queue")
            if pages - queue["waiting"] - queue["working"] >= marks[0]:
                print(f"reader after {marks.pop(0):6} pages: {memory_mb(worker):.0f} MB, "
                      f"{time.monotonic() - begin:.0f} s")
            time.sleep(0.2)


if __name__ == "__main__":
    desk(sys.argv[1])
    if len(sys.argv) > 2:
        reader(sys.argv[1], int(sys.argv[2]))
