"""The project's own source files, for the policy tests."""

import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[2]
SUFFIXES = {".cpp", ".hpp", ".h"}


def files(*folders):
    """Every C++ file below the folders, in order; paths relative to the project."""
    found = []
    for folder in folders:
        found += [p.relative_to(ROOT) for p in (ROOT / folder).rglob("*") if p.suffix in SUFFIXES]
    return sorted(found)


def text_of(path):
    return (ROOT / path).read_text(encoding="utf-8")


def without_comments(text):
    return re.sub(r"//[^\n]*|/\*.*?\*/", "", text, flags=re.S)


def finish(breaches):
    """Prints each breach; the exit status says whether there was one."""
    for breach in breaches:
        print(breach)
    raise SystemExit(1 if breaches else 0)
