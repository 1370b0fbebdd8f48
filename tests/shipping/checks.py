"""What the tests of this folder share."""

import pathlib
import re
import shutil
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "samples" / "ct01" / "tt116-2026-hoso-scan-200" / "page.jpg"
SKIPPED = 77


def require(condition, what):
    if not condition:
        raise SystemExit(f"FAILED: {what}")


def require_programs(*names):
    """Ends the test as skipped when one is not installed."""
    for name in names:
        if not shutil.which(name):
            print(f"SKIPPED: {name} is not installed, so this was not tried")
            raise SystemExit(SKIPPED)


def output_of(*command, **more):
    """Standard output of a command that must succeed."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120, **more)
    require(done.returncode == 0, f"{command}: exit code {done.returncode}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


def commands_in(help_text):
    """The commands that a help page lists."""
    listed = help_text.partition("\nSubcommands:\n")[2]
    return set(re.findall(r"^  ([a-z]+)(?:  |$)", listed, re.M))


def options_in(help_text):
    """The long options that a help page lists."""
    return set(re.findall(r"^\s+(?:-[a-z],)?(--[a-z0-9-]+)", help_text, re.M))


def help_of(hoso, path):
    """A command's help as people see it; the program's for ()."""
    return output_of(hoso, *path, "--help")


def help_pages(hoso):
    """Path of each command -> its help."""
    pages, waiting = {}, [()]
    while waiting:
        path = waiting.pop()
        pages[path] = help_of(hoso, path)
        waiting += [(*path, name) for name in commands_in(pages[path])]
    return pages
