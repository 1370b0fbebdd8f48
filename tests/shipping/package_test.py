"""The Debian packages: what is in which, what they depend on, and that what is unpacked from them works.

Whether apt installs and removes them in a fresh Debian is scripts/check_package's question: it needs root and minutes.
lintian, a minute on its own, is asked by scripts/package.

usage: package_test.py BUILD
"""

import os
import pathlib
import sys
import tempfile

import checks
from checks import output_of, require

NAMES = ("hoso", "hoso-plugins", "hoso-templates", "hoso-dev")
# A file that belongs in each, and its neighbours in none.
TELLTALES = {
    "hoso": ("usr/bin/hoso", "usr/lib/hoso/hoso-decoder", "usr/share/man/man1/hoso-run.1.gz", "etc/default/hoso-review",
             "usr/share/bash-completion/completions/hoso", "lib/systemd/system/hoso-review.service",
             "usr/lib/sysusers.d/hoso.conf"),
    "hoso-plugins": ("usr/lib/hoso/plugins/libhoso_source_poppler.so", "usr/lib/hoso/hoso-scanner"),
    "hoso-templates": ("usr/share/hoso/templates/pipelines/dossier.xml",),
    "hoso-dev": ("usr/include/hoso/version.hpp", "usr/lib/cmake/hoso/hosoConfig.cmake", "usr/lib/libhoso.so",
                 "usr/share/hoso/templates/skeletons/common/CMakeLists.txt"),
}
DEPENDENCIES = {
    "hoso": ("hoso-templates (=", "libtesseract5", "fonts-liberation"),
    "hoso-plugins": ("hoso (=", "libpoppler", "tesseract-ocr-vie"),
    "hoso-templates": (),
    "hoso-dev": ("hoso (=",),
}


def packages_in(build, folder):
    # gzip: a test needs no small packages.
    output_of("cpack", "--config", build / "CPackConfig.cmake", "-B", folder,
              "-D", "CPACK_DEBIAN_COMPRESSION_TYPE=gzip")
    found = {}
    for file in folder.glob("*.deb"):
        found[output_of("dpkg-deb", "--field", file, "Package").strip()] = file
    require(set(found) == set(NAMES), f"packages made: {sorted(found)}")
    return found


def files_of(package):
    lines = output_of("dpkg-deb", "--contents", package).splitlines()
    for line in lines:
        require(line.split()[1] == "root/root", f"{package.name}: not root's: {line}")
    return {line.split(None, 5)[5].split(" -> ")[0].removeprefix("./") for line in lines if not line.startswith("d")}


def check_contents(packages):
    owners = {}
    for name, package in packages.items():
        for file in files_of(package):
            require(file not in owners, f"{file} is in {owners.get(file)} and in {name}")
            owners[file] = name
    for name, files in TELLTALES.items():
        papers = tuple(f"usr/share/doc/{name}/{paper}" for paper in ("copyright", "changelog.gz"))
        for file in files + papers:
            require(owners.get(file) == name, f"{file} is in {owners.get(file)}, not in {name}")


def check_control(packages, folder):
    for name, package in packages.items():
        depends = output_of("dpkg-deb", "--field", package, "Depends")
        for word in DEPENDENCIES[name]:
            require(word in depends, f"{name} does not depend on {word}: {depends}")
        description = output_of("dpkg-deb", "--field", package, "Description")
        require(not description.isascii() and " of " in description, f"{name}: described in two languages")
    architecture = output_of("dpkg-deb", "--field", packages["hoso-templates"], "Architecture").strip()
    require(architecture == "all", f"hoso-templates is for {architecture}")
    output_of("dpkg-deb", "--control", packages["hoso"], folder / "control")
    for script in ("postinst", "prerm", "postrm"):
        output_of("sh", "-n", folder / "control" / script)
    kept = (folder / "control" / "conffiles").read_text(encoding="utf-8")
    require(kept == "/etc/default/hoso-review\n", "settings survive an upgrade")


def check_unpacked(packages, folder):
    root = folder / "root"
    for package in packages.values():
        output_of("dpkg-deb", "--extract", package, root)
    hoso = root / "usr" / "bin" / "hoso"
    output_of(hoso, "plugins", env={**os.environ, "HOSO_PLUGIN_PATH": ""})
    # 0: nothing to look at, as the README shows it.
    output_of(hoso, "run", checks.SAMPLE, "--out", folder / "out",
              env={**os.environ, "HOSO_DATA": "", "HOSO_CACHE": ""})
    require((folder / "out" / "page" / "report.html").is_file(), "a package of the sample")
    installed = output_of(hoso, "completion", "bash")
    shipped = (root / "usr/share/bash-completion/completions/hoso").read_text(encoding="utf-8")
    require(installed == shipped, "the completion script is this command's")


def main(build):
    checks.require_programs("dpkg-deb", "dpkg-shlibdeps", "file")
    with tempfile.TemporaryDirectory(prefix="hoso-packages-") as name:
        folder = pathlib.Path(name)
        packages = packages_in(build, folder / "made")
        check_contents(packages)
        check_control(packages, folder)
        check_unpacked(packages, folder)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]).resolve())
