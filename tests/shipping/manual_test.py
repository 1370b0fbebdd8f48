"""Every command has a manual page with its options, in a form that man(1) takes without complaint.

usage: manual_test.py HOSO
"""

import os
import pathlib
import re
import sys
import tempfile

import checks
from checks import output_of, require


def page_of(folder, path):
    return folder / ("-".join(["hoso", *path[:1]]) + ".1")


def shown(page):
    """As a terminal shows it, without its overstrikes."""
    return re.sub(".\b", "", output_of("mandoc", "-T", "utf8", page))


def main(hoso):
    checks.require_programs("mandoc")
    pages = checks.help_pages(hoso)
    with tempfile.TemporaryDirectory(prefix="hoso-manual-") as name:
        folder = pathlib.Path(name)
        output_of(hoso, "manual", folder, env={**os.environ, "SOURCE_DATE_EPOCH": "1790000000"})
        written = set(folder.iterdir())
        require(written == {page_of(folder, path) for path in pages}, "there is a page for each command, and no other")
        output_of("mandoc", "-T", "lint", "-W", "warning", *sorted(written))
        for path, help_text in pages.items():
            text = shown(page_of(folder, path))
            for option in checks.options_in(help_text):
                require(re.search(re.escape(option) + r"\b", text), f"{path}: {option} is not in its page")
        run = shown(page_of(folder, ("run",)))
        require("Đọc, kiểm tra và đóng gói hồ sơ" in run, "Vietnamese is shown as it is")
        require("2026-09-21" in run, "the date is the clock's")
        require("70 " in shown(page_of(folder, ())), "exit codes are told")


if __name__ == "__main__":
    main(*sys.argv[1:])
