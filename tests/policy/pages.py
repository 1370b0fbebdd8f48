"""Documentation pages as programs see them: fenced blocks, and whether a command printed what a page shows."""

import dataclasses
import re

FENCE = re.compile(r"^```([^\s`]*)(?: file=(\S+)|[^\n`]*)\n(.*?)^```\n", re.M | re.S)


@dataclasses.dataclass
class Block:
    """A fenced block. `file`: the file that it shows whole; empty = none. `before`: the text since the block above."""
    language: str
    file: str
    text: str
    before: str


def blocks(page):
    """All fenced blocks of a page's text, in order."""
    found, end = [], 0
    for fence in FENCE.finditer(page):
        found.append(Block(fence[1], fence[2] or "", fence[3], page[end:fence.start()]))
        end = fence.end()
    return found


def output_of(block, following):
    """What standard output of a block's last command must be, or None: a plain or json block right behind it."""
    shown = following and following.language in ("", "json") and not following.file and not following.before.strip()
    return following.text if block.language == "sh" and shown else None


def commands_with_output(page):
    """Each sh block's text with what its last command must print, or None."""
    found = blocks(page)
    return [(block.text, output_of(block, following))
            for block, following in zip(found, [*found[1:], None]) if block.language == "sh"]


def plain(line):
    line = re.sub(r"(127\.0\.0\.1):\d+", r"\1:8080", re.sub(r"#[0-9a-f]{32}\b", "#…", line))
    return re.sub(r"\s+", " ", re.sub(r"\b\d+ %", "N %", line)).strip()


def line_matches(expected, actual):
    """Both plain; "…" stands for any text."""
    return re.fullmatch(".*".join(map(re.escape, expected.split("…"))), actual) is not None


def matches(expected, actual):
    """True when `actual` reads like `expected`, in which a line "…" stands for any lines."""
    skipping = False
    lines = [plain(line) for line in actual.splitlines()]
    for line in map(plain, expected.splitlines()):
        if line == "…":
            skipping = True
            continue
        while skipping and lines and not line_matches(line, lines[0]):
            lines.pop(0)
        if not lines or not line_matches(line, lines.pop(0)):
            return False
        skipping = False
    return skipping or not lines
