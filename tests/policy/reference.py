"""Every declaration of the SDK has a comment that Doxygen understands: the reference builds without a warning.

usage: reference.py DOXYFILE    (exit code 77, skipped: doxygen is not installed)
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile

import sources

SKIPPED = 77


def complaints(settings, folder):
    """What Doxygen says, written to `folder`."""
    done = subprocess.run(["doxygen", "-"], input=f"{settings}\nOUTPUT_DIRECTORY = {folder}\n", cwd=folder, check=False,
                          capture_output=True, text=True)
    said = done.stderr.splitlines()
    return said if said or not done.returncode else [f"doxygen ends with {done.returncode}"]


def blind_spots(settings, folder):
    """Comments at fault that are not noticed."""
    header = pathlib.Path(folder) / "seen.hpp"
    good = ("/// Fictional.\nnamespace seen {\n/// A thing.\nstruct Thing {\n  int size = 0;  ///< px\n};\n"
            "/// Its size in px.\nint size_of(const Thing& thing);\n}\n")
    cases = {"a good header": (good, False), "a member": (good.replace("///< px", ""), True),
             "a struct": (good.replace("/// A thing.\n", ""), True), "a function": (good.replace("/// Its size in px.\n", ""), True),
             "a parameter that is not there": (good.replace("Its size", "\\param other Its size"), True)}
    for name, (text, wanted) in cases.items():
        header.write_text(text, encoding="utf-8")
        if bool(complaints(f"{settings}\nINPUT = {header}\n", folder)) != wanted:
            yield f"not noticed: {name}"


def breaches(doxyfile):
    settings = pathlib.Path(doxyfile).read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory(prefix="hoso-reference-") as folder:
        return [*blind_spots(settings, folder), *complaints(settings, folder)]


if __name__ == "__main__":
    if not shutil.which("doxygen"):
        print("skipped: doxygen is not installed")
        raise SystemExit(SKIPPED)
    sources.finish(breaches(sys.argv[1]))
