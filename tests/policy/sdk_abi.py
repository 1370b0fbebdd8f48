"""What plugins are built against did not change by accident: docs/abi.md says what is promised.

docs/abi holds what the SDK is made of: exported symbols of its libraries, sizes and virtual tables of its classes, and a digest of
each public header without comments and blanks. This compares them with the build.

usage: sdk_abi.py [--write] COMPILER BUILD_FOLDER    (--write: scripts/update_abi)
"""

import hashlib
import pathlib
import re
import subprocess
import sys
import tempfile

import sources

FOLDER = sources.ROOT / "docs" / "abi"
LIBRARIES = ["hoso", "hoso_imaging", "hoso_line_model", "hoso_pdf", "hoso_signing"]
NEXT_STEP = ("the SDK is not what docs/abi says. Not on purpose? Take the change back. On purpose: scripts/update_abi, and commit "
             "docs/abi with the change; where the list above says removed or changed, docs/abi.md says when the minor version is raised")


def symbols(build):
    """Strong symbols of hoso's own that each SDK library exports; what the compiler emits by itself is weak."""
    found = {}
    for library in LIBRARIES:
        shown = subprocess.run(["nm", "-D", "-C", "--defined-only", build / "lib" / f"lib{library}.so"],
                               capture_output=True, text=True, check=True)
        for line in shown.stdout.splitlines():
            kind, _, name = line[17:].partition(" ")
            if kind in "TDBR" and "hoso" in name:
                found[f"{library} {name}"] = ""
    return found


def class_dump(compiler, build):
    """GCC's own words on all classes that the public headers declare."""
    includes = "".join(f"#include <{header.relative_to('engine/include')}>\n" for header in public_headers())
    with tempfile.TemporaryDirectory() as scratch:
        unit, dump = pathlib.Path(scratch) / "all.cpp", pathlib.Path(scratch) / "classes.txt"
        unit.write_text(includes + "#include <hoso/version.hpp>\n", encoding="utf-8")
        subprocess.run([compiler, "-std=c++20", "-fsyntax-only", "-w", "-isystem", "/usr/include/opencv4", "-DPOINTERHOLDER_TRANSITION=4",
                        f"-I{sources.ROOT}/engine/include", f"-I{build}/include", f"-fdump-lang-class={dump}", unit], check=True)
        return dump.read_text(encoding="utf-8")


def layouts(dump):
    """Class -> size, alignment and virtual table; local classes and those of other libraries are left out."""
    found = {}
    for name, size in re.findall(r"^Class (hoso::[\w:]+)\n   (size=\d+ align=\d+)", dump, re.M):
        found[name] = size
    for name, table in re.findall(r"^Vtable for (hoso::[\w:]+)\n(.*?)\n\n", dump, re.M | re.S):
        entries = [line.split(None, 1)[1] for line in table.splitlines()[1:]]
        names = [re.sub(r"^\(int \(\*\)\(\.\.\.\)\)", "", entry).strip("()& ") for entry in entries]
        found[name] += " virtual=" + ",".join(names[2:])
    return found


def public_headers():
    return [path for path in sources.files("engine/include") if path.name != "plugin_testing.hpp"]


def digest(text):
    """Of the declarations: what is in comments or how lines are broken does not count."""
    return hashlib.sha256(" ".join(sources.without_comments(text).split()).encode()).hexdigest()[:16]


def headers():
    return {str(path.relative_to("engine/include")): digest(sources.text_of(path)) for path in public_headers()}


def present(compiler, build):
    return {"symbols": symbols(build), "layouts": layouts(class_dump(compiler, build)), "headers": headers()}


def as_text(entries):
    return "".join(f"{name}{' ' + value if value else ''}\n" for name, value in sorted(entries.items()))


def stored(name):
    file = FOLDER / f"{name}.txt"
    return set(file.read_text(encoding="utf-8").splitlines()) if file.exists() else set()


def differences(name, old, new):
    """Old and new lines of one list, told apart; a header, or a class, that has both is changed."""
    key = {"symbols": lambda line: line, "layouts": lambda line: line.split(" ")[0], "headers": lambda line: line.split(" ")[0]}[name]
    gone, come = {key(line) for line in old - new}, {key(line) for line in new - old}
    for one in sorted(gone | come):
        yield f"{name}: {'changed' if one in gone & come else 'removed' if one in gone else 'added'}: {one}"


def blind_spots():
    """Changes that would not be noticed, and harmless ones that would."""
    dump = ("Vtable for hoso::A\nhoso::A::_ZTV: 5 entries\n0     (int (*)(...))0\n8     (int (*)(...))(& _ZTIA)\n"
            "16    (int (*)(...))hoso::A::one\n24    __cxa_pure_virtual\n\nClass hoso::A\n   size=8 align=8\n"
            "   base size=8 base align=8\n\nClass std::b\n   size=1 align=1\n")
    lines = set(as_text(layouts(dump)).splitlines())
    cases = {
        "a class": lines == {"hoso::A size=8 align=8 virtual=hoso::A::one,__cxa_pure_virtual"},
        "a size": list(differences("layouts", lines, {line.replace("=8 ", "=16 ") for line in lines}))
        == ["layouts: changed: hoso::A"],
        "a symbol taken away": list(differences("symbols", {"hoso hoso::f()"}, set())) == ["symbols: removed: hoso hoso::f()"],
        "a symbol more": list(differences("symbols", set(), {"hoso hoso::f()"})) == ["symbols: added: hoso hoso::f()"],
        "nothing": not list(differences("headers", {"a 1"}, {"a 1"})),
        "a comment": digest("int a;  // b\n") == digest("int  a; // other\n/* c */"),
        "a default": digest("int a = 1;") != digest("int a = 2;"),
    }
    return [f"not told: {name}" for name, told in cases.items() if not told]


def breaches(compiler, build):
    found = blind_spots()
    now = present(compiler, build)
    for name, entries in now.items():
        if not entries:
            found.append(f"{name}: nothing found; has the way they are built changed?")
    changes = [line for name, entries in now.items()
               for line in differences(name, stored(name), set(as_text(entries).splitlines()))]
    return found + changes + ([NEXT_STEP] if changes else [])


def write(compiler, build):
    """Prints what changed."""
    FOLDER.mkdir(exist_ok=True)
    for name, entries in present(compiler, build).items():
        for line in differences(name, stored(name), set(as_text(entries).splitlines())):
            print(line)
        (FOLDER / f"{name}.txt").write_text(as_text(entries), encoding="utf-8")


if __name__ == "__main__":
    arguments = [one for one in sys.argv[1:] if one != "--write"]
    if "--write" in sys.argv:
        write(arguments[0], pathlib.Path(arguments[1]).resolve())
    sources.finish(breaches(arguments[0], pathlib.Path(arguments[1]).resolve()))
