"""The commands of README.md and docs work, and print what the pages show.

Every fenced sh block is looked at: what it calls must be there; lines that call
build/release/bin/hoso are run, in a scratch copy, with the built command. A plain or json block
right behind it is what standard output must be, line by line: blanks between columns and figures
of certainty (99 %) aside; "…" stands for any text, alone in a line for any lines. `hoso bench` reads for minutes; of it,
and of commands in running text, only the options are compared with --help.

usage: documented_commands.py HOSO
"""

import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

from pages import commands_with_output, matches, plain
import sources

COMMAND = "build/release/bin/hoso"
SPAN = re.compile(r"`hoso ([a-z]+)([^`]*)`")
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
# Serve until they are asked to stop.
SERVERS = (["review"], ["form", "edit"])
# How lines begin that say the same as the exit code.
EXIT_CODES = {"Hồ sơ cần được người xem lại.": 3, "Không tìm thấy biểu mẫu nào đọc được.": 2,
              "CHƯA NỘP ĐƯỢC": 3, "CÓ THỂ NỘP, sau khi": 3, "CHƯA KIỂM TRA ĐƯỢC": 2, '"status": "rejected",': 2,
              "DIFFERENT:": 3, "LOOK AT THIS FIRST:": 3}


def expected_exit_code(output):
    lines = [plain(line) for line in (output or "").splitlines()]
    return max((code for line in lines for head, code in EXIT_CODES.items() if line.startswith(head)), default=0)


class Runner:
    """A scratch copy of what the commands need, so that they may write into it."""

    def __init__(self, hoso, folder):
        self.folder = pathlib.Path(folder)
        for name in ("samples", "templates", "docs", "scripts"):
            (self.folder / name).symlink_to(sources.ROOT / name)
        (self.folder / COMMAND).parent.mkdir(parents=True)
        (self.folder / COMMAND).symlink_to(pathlib.Path(hoso).resolve())
        self.helps = {}

    def run(self, arguments):
        program = [self.folder / COMMAND]
        if any(arguments[:len(server)] == server for server in SERVERS) and "--help" not in arguments:
            # Asked to stop after a while, which it must do in order; any free port, for the tests run side by side.
            program = ["timeout", "--foreground", "--preserve-status", "8", *program]
            arguments = [*arguments, "--port", "0"]
        return subprocess.run([*program, *arguments], cwd=self.folder, check=False,
                              capture_output=True, text=True,
                              env={**os.environ, "SOURCE_DATE_EPOCH": "1790000000",
                                   "HOSO_DATA": str(self.folder / "data")})

    def help_of(self, *words):
        if words not in self.helps:
            self.helps[words] = self.run([*words, "--help"])
        return self.helps[words]

    def options_of(self, command, rest):
        """Those of the command, and of the action that comes first behind it (`form test`)."""
        shown = self.help_of(command).stdout
        action = rest.split()[:1]
        if action and re.search(rf"^  {re.escape(action[0])}  ", shown, re.M):
            shown += self.help_of(command, action[0]).stdout
        return set(OPTION.findall(shown))

    def option_breaches(self, command, rest):
        shown = self.help_of(command)
        if shown.returncode:
            yield f"there is no command hoso {command}"
            return
        for option in sorted(set(OPTION.findall(rest)) - self.options_of(command, rest)):
            yield f"hoso {command} has no option {option}"

    def line_breaches(self, line, output):
        words = shlex.split(line, comments=True)
        if words and words[0].startswith("scripts/") and not os.access(self.folder / words[0], os.X_OK):
            yield f"{words[0]} is no program"
        if not words or words[0] != COMMAND:
            return
        yield from self.option_breaches(words[1], " ".join(words[2:]))
        if words[1] == "bench":
            return
        done = self.run(words[1:])
        if done.returncode != expected_exit_code(output):
            yield f"{line}: exit code {done.returncode}, not {expected_exit_code(output)}\n{done.stderr}"
        if output and not matches(output, done.stdout):
            yield f"{line}: prints something else than the page shows:\n{done.stdout}"

    def text_breaches(self, text):
        for commands, output in commands_with_output(text):
            lines = [line for line in commands.splitlines() if line.strip()]
            for line in lines:
                yield from self.line_breaches(line, output if line == lines[-1] else None)
        for command, rest in SPAN.findall(text):
            yield from self.option_breaches(command, rest)


def blind_spots(runner):
    """Pages gone stale on purpose that are not noticed."""
    shown = "name  An Bình  99 %  read\n…\nlast\n"
    real = "name An Bình 98 % read\nmore\nlast\n"
    linked = "http://x/setup#…\nname\n"
    cases = {
        "a part left out": matches(linked, "http://x/setup#1f\nname\n"),
        "another start": not matches(linked, "https://x/setup#1f\nname\n"),
        "the right output": matches(shown, real),
        "another value": not matches(shown, real.replace("Bình", "Bính")),
        "another state": not matches(shown, real.replace("read", "illegible")),
        "another last line": not matches(shown, real + "new\n"),
        "a missing line": not matches("a\nb\n", "a\n"),
        "an added line": not matches("a\nb\n", "a\nx\nb\n"),
        "an exit code": expected_exit_code("x\nHồ sơ cần được người xem lại.\n") == 3,
        "an option in text": list(runner.text_breaches("`hoso read a.pdf --jsn`\n")),
        "a command in text": list(runner.text_breaches("`hoso raed a.pdf`\n")),
        "a bench option": list(runner.text_breaches(f"```sh\n{COMMAND} bench --contests 4\n```\n")),
        "an option of an action": list(runner.text_breaches("`hoso form test mine --sample 3`\n")),
        "a good option of an action": not list(runner.text_breaches("`hoso form test mine --samples 3`\n")),
        "a script": list(runner.text_breaches("```sh\nscripts/absent\n```\n")),
        "a failing command": list(runner.text_breaches(f"```sh\n{COMMAND} read absent.pdf\n```\n")),
        "output": list(runner.text_breaches(f"```sh\n{COMMAND} version\n```\n\n```\nhoso 0\n```\n")),
        "a good page": not list(runner.text_breaches(f"```sh\n{COMMAND} forms  # all\n```\n")),
    }
    return [f"not noticed: {name}" for name, noticed in cases.items() if not noticed]


def breaches(hoso):
    with tempfile.TemporaryDirectory(prefix="hoso-docs-") as folder:
        runner = Runner(hoso, folder)
        found = blind_spots(runner)
        docs = sources.ROOT / "docs"
        pages = [sources.ROOT / "README.md", *sorted(docs.glob("*.md")), *sorted(docs.glob("tutorials/*.md")),
                 *sorted(docs.glob("plugins/*.md"))]
        for page in pages:
            text = page.read_text(encoding="utf-8")
            found += [f"{page.relative_to(sources.ROOT)}: {one}" for one in runner.text_breaches(text)]
        if not any(COMMAND in commands for commands, _ in commands_with_output(sources.text_of("README.md"))):
            found.append("README.md: no command found; has the way it is written changed?")
        return found


if __name__ == "__main__":
    sources.finish(breaches(sys.argv[1]))
