"""Fetches the fonts of fonts.txt from the npm registry and makes one TrueType file of each.

Needs npm, fontTools and brotli. The packages hold a font in pieces by script; the pieces that
Vietnamese needs are merged.
"""

import argparse
import pathlib
import subprocess
import tarfile

from fontTools import merge, ttLib

VOWELS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ"
VIETNAMESE = VOWELS + VOWELS.upper()
PIECES = ["latin", "latin-ext", "vietnamese"]


def listed(listing):
    """Sections of fonts.txt: {section: [(package, version)]}; the rest of a line is its licence."""
    sections, lines = {}, []
    for line in pathlib.Path(listing).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            lines = sections.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            package, version = line.split()[:2]
            lines.append((package, version))
    return sections


def packed(package, version, folder):
    """The package's file, fetched unless it is there."""
    path = folder / f"fontsource-{package}-{version}.tgz"
    if not path.exists():
        subprocess.run(["npm", "pack", "--silent", f"@fontsource/{package}@{version}"],
                       cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return path


def merged(pieces, path):
    """Pieces of one font as one TrueType file without layout tables."""
    files = []
    for index, piece in enumerate(pieces):
        font = ttLib.TTFont(piece)
        for tag in ("GSUB", "GPOS", "GDEF", "DSIG", "STAT", "gasp", "MATH", "COLR", "CPAL"):
            if tag in font:
                del font[tag]
        font.flavor = None
        files.append(f"{path}.{index}")
        font.save(files[-1])
    options = merge.Options()
    merge.Merger(options=options).merge(files).save(path)
    for file in files:
        pathlib.Path(file).unlink()


def unpacked(archive, path):
    with tarfile.open(archive) as tar:
        names = {pathlib.Path(member.name).name: member for member in tar.getmembers()}
        package = path.stem
        wanted = [f"{package}-{piece}-400-normal.woff2" for piece in PIECES]
        merged([tar.extractfile(names[name]) for name in wanted if name in names], path)


def missing(path):
    """Vietnamese letters that the font lacks."""
    cmap = ttLib.TTFont(path).getBestCmap()
    return [letter for letter in VIETNAMESE if ord(letter) not in cmap]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--listing", default=pathlib.Path(__file__).with_name("fonts.txt"))
    parser.add_argument("--out", required=True, type=pathlib.Path, help="folder to write")
    given = parser.parse_args()
    packages = given.out / "packages"
    packages.mkdir(parents=True, exist_ok=True)
    for section, fonts in listed(given.listing).items():
        folder = given.out / section
        folder.mkdir(exist_ok=True)
        for package, version in fonts:
            path = folder / f"{package}.ttf"
            if not path.exists():
                unpacked(packed(package, version, packages), path)
            lacks = missing(path)
            if lacks and section != "latin":
                raise SystemExit(f"{package} lacks {''.join(lacks)}")


if __name__ == "__main__":
    main()
