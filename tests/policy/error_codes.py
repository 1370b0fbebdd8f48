"""docs/errors.md, the message catalogue and the code agree on every code."""

import re

import sources

CATALOGUE = "engine/src/text/messages_*.hpp"
LIST = "docs/errors.md"
ENTRY = re.compile(r'^\s*\{"([a-z_]+\.[a-z0-9_]+)"', re.M)
USE = re.compile(r'"([a-z]+\.(?!(?:hpp|xml|xsd|json)")[a-z][a-z0-9_]+)"')
LISTED = re.compile(r"^\| `([a-z_]+\.[a-z0-9_]+)` \|", re.M)


def used_codes(families):
    """Strings of the catalogue's families that product code mentions."""
    used = set()
    for path in sources.files("engine", "plugins"):
        if path.match(CATALOGUE) or path.name.endswith("_test.cpp") or "test" in path.stem.split("_"):
            continue
        for code in USE.findall(sources.without_comments(sources.text_of(path))):
            if code.split(".")[0] in families:
                used.add(code)
    return used


def breaches():
    parts = [path for path in sources.files("engine") if path.match(CATALOGUE)]
    catalogue = set(ENTRY.findall("\n".join(sources.text_of(path) for path in parts)))
    listed = set(LISTED.findall(sources.text_of(LIST)))
    # "emit.", "source." … are also kinds of stages: a stage id is no code.
    stages = {p.parent.name.replace("_", ".", 1) for p in sources.ROOT.glob("plugins/*/CMakeLists.txt")}
    used = used_codes({code.split(".")[0] for code in catalogue}) - stages
    yield from (f"{code}: in the catalogue, not in {LIST}" for code in sorted(catalogue - listed))
    yield from (f"{code}: in {LIST}, not in the catalogue" for code in sorted(listed - catalogue))
    yield from (f"{code}: used, not in the catalogue" for code in sorted(used - catalogue))
    yield from (f"{code}: in the catalogue, never used" for code in sorted(catalogue - used))


if __name__ == "__main__":
    sources.finish(list(breaches()))
