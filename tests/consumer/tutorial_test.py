"""A tutorial works for somebody who has nothing but an installed hoso: it is followed word by word in an empty folder.

Every line of every sh block is run, in one shell's state (folder, variables). A block with file=NAME in its first line is
written to that file as it stands; the text before it must name the file. A plain block right behind an sh block is what its last
line prints ("…" stands for any text, alone in a line for any lines). A line must succeed, unless it ends with
"# exit code N".

usage: tutorial_test.py PREFIX COMPILER PAGE
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "policy"))
import pages  # noqa: E402
import sources  # noqa: E402

EXIT_CODE = re.compile(r"#\s*exit code (\d+)\s*$")
SECONDS = 120


class Reader:
    """Somebody at a shell, in an empty folder, with `prefix`/bin in PATH and nothing of hoso's in the environment."""

    def __init__(self, prefix, compiler, folder):
        self.folder = pathlib.Path(folder) / "empty"
        self.folder.mkdir()
        self.state = pathlib.Path(folder) / "state"
        home = pathlib.Path(folder) / "home"
        home.mkdir()
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("HOSO_", "XDG_", "SOURCE_DATE"))}
        self.env = {**kept, "PATH": f"{pathlib.Path(prefix).resolve()}/bin:{os.environ['PATH']}", "HOME": str(home),
                    "CXX": compiler, "CCACHE_DISABLE": "1", "LC_ALL": "C.UTF-8", "TMPDIR": folder}
        self.type(":", 0)

    def type(self, line, expected=None):
        """Runs one line in the state that the line before left."""
        script = f'[ -f "$0" ] && . "$0"\n{line}\nhoso_test_code=$?\n{{ set; export -p; echo "cd \'$PWD\'"; }} > "$0"\nexit $hoso_test_code'
        done = subprocess.run(["/bin/sh", "-c", script, self.state], cwd=self.folder, env=self.env, check=False,
                              capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=SECONDS)
        if expected is not None and done.returncode != expected:
            raise AssertionError(f"{line}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
        return done

    def write(self, name, text):
        """As an editor does it, into a folder that is there."""
        where = pathlib.Path(self.type(f"readlink -m -- '{name}'", 0).stdout.strip())
        if self.folder not in where.parents:
            raise AssertionError(f"{name} lies outside the folder")
        where.write_text(text, encoding="utf-8")


def lines_of(commands):
    """The lines of a block, those with a backslash at their end joined."""
    return [line for line in commands.replace("\\\n", " ").splitlines() if line.strip()]


def follow(reader, text):
    """Breaches; the first one ends it, since what comes after rests on it."""
    found = pages.blocks(text)
    for block, following in zip(found, [*found[1:], None]):
        if block.file:
            if f"`{block.file}`" not in block.before:
                return [f"the text does not name {block.file} before showing it"]
            reader.write(block.file, block.text)
        elif block.language in ("bash", "shell", "console"):
            return [f"a {block.language} block is not run: write sh"]
        elif block.language == "sh":
            for line in lines_of(block.text):
                wanted = int((EXIT_CODE.search(line) or [0, 0])[1])
                done = reader.type(line)
                if done.returncode != wanted:
                    return [f"{line}: exit code {done.returncode}, not {wanted}\n{done.stdout}{done.stderr}"]
            shown = pages.output_of(block, following)
            if shown is not None and not pages.matches(shown, done.stdout):
                return [f"{line}: prints something else than the page shows:\n{done.stdout}{done.stderr}"]
    return []


def blind_spots(new_reader):
    """Pages gone stale on purpose that are not noticed."""
    good = "Write `a.txt`:\n\n```txt file=a.txt\none\ntwo\n```\n\n```sh\nexport A=a.txt\ncat \\\n  $A\n```\n\n```\none\n…\n```\n"
    cases = {
        "a good page": (good, 0),
        "another output": (good.replace("```\none\n…", "```\nsix\n…"), 1),
        "another file": (good.replace("one\ntwo", "six\ntwo"), 1),
        "a file not named": (good.replace("Write `a.txt`", "Write it"), 1),
        "a file outside": (good.replace("a.txt", "../a.txt"), 1),
        "a failing line that is not the last": (good.replace("export A", "false\nexport A"), 1),
        "an announced exit code": (good.replace("export A", "false  # exit code 1\nexport A"), 0),
        "another exit code": (good.replace("export A", "false  # exit code 2\nexport A"), 1),
        "a block of another shell": (good.replace("```sh", "```bash"), 1),
    }
    for name, (text, wanted) in cases.items():
        try:
            seen = len(follow(new_reader(), text))
        except AssertionError:
            seen = 1
        if seen != wanted:
            yield f"not noticed: {name}"


def breaches(prefix, compiler, page):
    with tempfile.TemporaryDirectory(prefix="hoso-tutorial-") as scratch:
        def new_reader():
            return Reader(prefix, compiler, tempfile.mkdtemp(dir=scratch))
        text = (sources.ROOT / "docs" / "tutorials" / page).read_text(encoding="utf-8")
        if not any(block.language == "sh" for block in pages.blocks(text)):
            return [f"{page}: no commands found"]
        return [*blind_spots(new_reader), *(f"{page}: {one}" for one in follow(new_reader(), text))]


if __name__ == "__main__":
    sources.finish(breaches(*sys.argv[1:]))
