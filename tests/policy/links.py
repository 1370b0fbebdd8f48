"""Links of the documentation lead somewhere: to a file of this tree, and to a heading that is there."""

import pathlib
import re

import sources

LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\(([^)\s]+)\)|<img src=\"([^\"]+)\"|!\[[^\]\n]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+?)\s*$", re.M)
CODE = re.compile(r"^```.*?^```$|`[^`\n]*`", re.M | re.S)


def anchor(heading):
    """As GitHub makes it of a heading's text."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).replace("`", "").lower()
    return re.sub(r"[^\w\- ]", "", text).replace(" ", "-")


def anchors(text):
    return {anchor(heading) for heading in HEADING.findall(re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S))}


def link_breaches(page, text):
    """`page`: where `text` stands, for its relative links."""
    for found in LINK.finditer(CODE.sub("", text)):
        target = next(part for part in found.groups() if part)
        if re.match(r"[a-z]+:", target):
            continue
        path, _, fragment = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        if path and not file.exists():
            yield f"links {target}, which is not there"
        elif fragment and file.suffix == ".md" and fragment not in anchors(file.read_text(encoding="utf-8") if path else text):
            yield f"links {target}, a heading which is not there"


def blind_spots():
    page = sources.ROOT / "docs" / "x.md"
    cases = {"[a](testing.md)": 0, "[a](absent.md)": 1, "[a](testing.md#sanitizers)": 0, "[a](testing.md#absent)": 1,
             "# A `b`: Thử – c\n[a](#a-b-thử--c)": 0, "[a](#absent)": 1, "`[a](absent.md)`": 0, "[a](https://x.vn/y)": 0,
             '<img src="absent.png">': 1, "![a](images/report.png)": 0}
    for text, wanted in cases.items():
        if len(list(link_breaches(page, text))) != wanted:
            yield f"judged wrongly: {text}"


def pages():
    return [sources.ROOT / "README.md", *sorted((sources.ROOT / "docs").rglob("*.md")),
            *sorted((sources.ROOT / "plugins").rglob("README.md")), *sorted((sources.ROOT / "templates").rglob("*.md"))]


def breaches():
    yield from blind_spots()
    for page in pages():
        if "skeletons" in page.parts:  # written for the project that is made of them
            continue
        text = pathlib.Path(page).read_text(encoding="utf-8")
        yield from (f"{page.relative_to(sources.ROOT)}: {one}" for one in link_breaches(page, text))


if __name__ == "__main__":
    sources.finish(list(breaches()))
