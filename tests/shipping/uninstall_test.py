"""What `cmake --install` puts somewhere, the target uninstall takes away: the folder is as it was.

Installs part by part, whose manifests no other test writes.

usage: uninstall_test.py BUILD
"""

import pathlib
import sys
import tempfile

import checks
from checks import output_of, require

PARTS = ("engine", "plugins", "templates", "development")


def tree(folder):
    return {path.relative_to(folder).as_posix(): path.is_dir() or path.read_bytes() for path in folder.rglob("*")}


def install(build, prefix):
    for part in PARTS:
        output_of("cmake", "--install", build, "--prefix", prefix, "--component", part)


def uninstall(build):
    manifests = ";".join(str(build / f"install_manifest_{part}.txt") for part in PARTS)
    output_of("cmake", f"-DBUILD={build}", f"-DMANIFESTS={manifests}", "-P",
              checks.ROOT / "engine" / "cmake" / "uninstall.cmake")


def main(build):
    with tempfile.TemporaryDirectory(prefix="hoso-uninstall-") as name:
        fresh = pathlib.Path(name) / "fresh"
        install(build, fresh)
        output_of(fresh / "bin" / "hoso", "forms")
        require(not (fresh / "etc").exists(), "only packages bring settings")
        uninstall(build)
        require(not fresh.exists(), f"left in a folder that was not there: {sorted(tree(fresh))[:20]}")

        used = pathlib.Path(name) / "used"
        for file in ("bin/other", "lib/hoso/plugins/libhoso_validate_own.so", "share/hoso/notes.txt"):
            (used / file).parent.mkdir(parents=True, exist_ok=True)
            (used / file).write_text("somebody's", encoding="utf-8")
        (used / "share" / "man").mkdir()  # empty, and not ours
        before = tree(used)
        install(build, used)
        install(build, used)  # a second time, as an update does
        uninstall(build)
        after = tree(used)
        require(after == before, f"left or lost: {sorted(set(after.items()) ^ set(before.items()))[:20]}")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]).resolve())
