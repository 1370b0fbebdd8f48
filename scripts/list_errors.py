#!/usr/bin/env python3
"""Writes docs/errors.md from the message catalogue: scripts/list_errors.py > docs/errors.md"""

import pathlib
import re

ROOT = pathlib.Path(__file__).resolve().parents[1]
CATALOGUE = "".join(part.read_text(encoding="utf-8") for part in ROOT.glob("engine/src/text/messages_*.hpp"))
TEXT = r'((?:\s*"(?:[^"\\]|\\.)*")+)'
ENTRY = re.compile(r'\{"([a-z_]+\.[a-z0-9_]+)",\s*ExitCode::(\w+),' + ",".join([TEXT] * 4) + r"\}")
EXIT = {"packaged": 0, "usage": 1, "input_unusable": 2, "needs_review": 3, "setup_fault": 4,
        "stage_failed": 5, "limit_reached": 6, "bug": 70, "cancelled": 130}


def joined(literals):
    parts = re.findall(r'"((?:[^"\\]|\\.)*)"', literals)
    return "".join(parts).replace('\\"', '"').replace("|", "\\|")


print("""# Error codes

Every problem of the *processing* has a stable code, a message in Vietnamese and English, and a next
step. (Problems of the *form* are findings; their codes stand in the form's rules.) The exit code is
that of the worst error; `{names}` are filled in. Written by `scripts/list_errors.py` from the
message catalogue; a test proves that list, catalogue and code agree.

| code | exit | tiếng Việt | English | next step |
| --- | --- | --- | --- | --- |""")
for code, exit_name, vi, en, _, next_en in sorted(ENTRY.findall(CATALOGUE)):
    print(f"| `{code}` | {EXIT[exit_name]} | {joined(vi)} | {joined(en)} | {joined(next_en)} |")
