"""A shell completes hoso's command line: in a terminal, with the key that people press, everything that --help lists.

usage: completion_test.py HOSO bash|zsh|fish
"""

import os
import pathlib
import pty
import re
import select
import signal
import sys
import tempfile
import time

import checks
from checks import output_of, require

# What is typed before the key -> what then stands there.
CASES = {
    "hoso chec": "hoso check ",
    "hoso run --lan": "hoso run --lang",
    "hoso run --lang v": "hoso run --lang vi ",
    "hoso plugin ne": "hoso plugin new ",
    "hoso sign --with pad": "hoso sign --with pades ",
    "hoso plugin --lang vi che": "hoso plugin --lang vi check ",
    "hoso variants show --js": "hoso variants show --json ",
    "hoso completion fi": "hoso completion fish ",
    "hoso run the": "hoso run the\\ page.jpg ",
    "hoso pack old": "hoso pack old-folder/",
    "hoso sign --trust old": "hoso sign --trust old-folder/",
    "hoso run --jobs the": "hoso run --jobs the",
}
# How each shell is started, and told to show the line that stands on ^X^P.
SHELLS = {
    "bash": (["bash", "--norc", "--noprofile", "-i"],
             "bind 'set bell-style none'; bind -x '\"\\C-x\\C-p\": echo \"<<$READLINE_LINE>>\"'; . ./script"),
    "zsh": (["zsh", "-f", "-i"],
            "unsetopt beep; autoload -Uz compinit; compinit -u -D; . ./script; "
            "show() { print -r -- \"<<$BUFFER>>\" }; zle -N show; bindkey '^X^P' show"),
}


class Terminal:
    """A shell in a pseudo-terminal, in a folder with a script to read and files to name."""

    def __init__(self, shell, folder):
        command, prelude = SHELLS[shell]
        self.child, self.master = pty.fork()
        if self.child == 0:
            os.chdir(folder)
            os.environ.update({"PS1": "> ", "TERM": "dumb", "LANG": "C.UTF-8", "HOME": str(folder)})
            os.execvp(command[0], command)
        self.read = ""
        self.send(prelude + "; echo rea''dy\n")
        self.wait_for("ready")

    def send(self, text):
        os.write(self.master, text.encode())

    def wait_for(self, pattern):
        """The match of `pattern` in what the shell writes; forgets all before it."""
        end = time.monotonic() + 20
        while time.monotonic() < end:
            found = re.search(pattern, self.read)
            if found:
                self.read = self.read[found.end():]
                return found
            if select.select([self.master], [], [], 0.2)[0]:
                self.read += os.read(self.master, 65536).decode(errors="replace")
        raise SystemExit(f"FAILED: {pattern} never came: {self.read[-500:]!r}")

    def completed(self, line):
        self.send(line + "\t")
        time.sleep(0.2)  # zsh discards what is typed while it looks up
        self.send("\x18\x10")
        shown = self.wait_for(r"<<(hoso[^\r\n]*?)>>").group(1)
        self.send("\x15")
        return shown

    def close(self):
        os.kill(self.child, signal.SIGKILL)  # an interactive shell may outlive anything less
        os.waitpid(self.child, 0)
        os.close(self.master)


def try_in_terminal(shell, folder):
    terminal = Terminal(shell, folder)
    try:
        for typed, expected in CASES.items():
            shown = terminal.completed(typed)
            # zsh leaves the blank behind an option to the user; it may take "=" as well.
            require(shown.rstrip(" =") == expected.rstrip(), f"{shell}: {typed!r} became {shown!r}, not {expected!r}")
    finally:
        terminal.close()


def known_to_bash(script, path):
    """Commands and options that the script knows behind `path`."""
    shown = output_of("bash", "-c", '. "$1"; _hoso_command "$2"; echo "$actions"; echo "$options"', "bash", script,
                      " ".join(path))
    actions, options = shown.splitlines()
    return set(actions.split()), set(options.split())


def try_bash_tables(script, hoso):
    """For a few commands: that all are described alike is what manual_test.py asks."""
    for path in ((), ("run",), ("sign",), ("plugin",), ("plugin", "new"), ("audit", "show")):
        page = checks.help_of(hoso, path)
        actions, options = known_to_bash(script, path)
        require(actions == checks.commands_in(page), f"{path}: bash knows the commands {sorted(actions)}")
        missing = checks.options_in(page) - options
        require(not missing, f"{path}: bash does not know {sorted(missing)}")


def try_fish(script, folder):
    for typed, expected in CASES.items():
        shown = output_of("fish", "--no-config", "-c", "source $argv[1]; complete -C $argv[2]", script, typed,
                          cwd=folder, env={**os.environ, "HOME": str(folder), "LANG": "C.UTF-8"})
        words = [line.split("\t")[0] for line in shown.splitlines()]
        word = expected.replace("\\ ", "\0").split()[-1].replace("\0", " ")
        # fish offers nothing where a number must stand.
        wanted = [] if expected == typed else [word]
        require(words == wanted, f"fish: {typed!r} offers {words}, not {wanted}")


def main(hoso, shell):
    checks.require_programs(shell)
    with tempfile.TemporaryDirectory(prefix="hoso-completion-") as name:
        folder = pathlib.Path(name)
        script = folder / "script"
        script.write_text(output_of(hoso, "completion", shell), encoding="utf-8")
        (folder / "the page.jpg").touch()
        (folder / "old-folder").mkdir()
        output_of(shell, "-n", script)
        text = script.read_text(encoding="utf-8")
        for command in checks.commands_in(checks.help_of(hoso, ())):
            require(re.search(rf"\b{command}\b", text), f"{command} is not in the script for {shell}")
        if shell == "bash":
            try_bash_tables(script, hoso)
        if shell == "fish":
            try_fish(script, folder)
        else:
            try_in_terminal(shell, folder)


if __name__ == "__main__":
    main(*sys.argv[1:])
