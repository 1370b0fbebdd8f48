#!/usr/bin/env python3
"""Writes templates/lexicons/word_pairs.tsv: which words follow each other in the texts of a crawl of the portal.

usage: count_word_pairs.py CRAWL.json [OUT_FILE]

Same input, same bytes. Texts that occur many times (each procedure's) count once.
"""
import collections
import json
import pathlib
import re
import sys
import unicodedata

SEEN = "2026-07-18"
LEAST = 2
HEADER = f"""# How often one word follows another in the texts of 75 procedures of the National Public Service Portal,
# as seen {SEEN} (scripts/count_word_pairs.py); pairs met once are left out. "a, b": with a comma between.
"""


def texts_in(value):
    if isinstance(value, str):
        yield unicodedata.normalize("NFC", value)
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from texts_in(part)


def pairs_in(text):
    words = re.findall(r"[^\W\d_]+|\S", text)
    for at, first in enumerate(words):
        if not first[0].isalpha():
            continue
        # A sentence's first word has its capital from there.
        if at == 0 or words[at - 1] in ".-+:":
            first = first.lower()
        rest = words[at + 1:at + 3]
        if rest and rest[0][0].isalpha():
            yield f"{first} {rest[0]}"
        elif len(rest) == 2 and rest[0] == "," and rest[1][0].isalpha():
            yield f"{first}, {rest[1]}"


def main():
    crawl = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    out = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else "templates/lexicons/word_pairs.tsv")
    counts = collections.Counter()
    for text in sorted(set(texts_in(crawl))):
        counts.update(pairs_in(text))
    lines = [f"{pair}\t{count}\n" for pair, count in sorted(counts.items()) if count >= LEAST]
    out.write_text(HEADER + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
