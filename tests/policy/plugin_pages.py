"""Every kind of plugin has a page of its contract, docs/plugins/KIND.md, that shows the kind's skeleton as it is.

The kinds are those of hoso/plugin.hpp. A page has the sections of SECTIONS in this order; its first C++ block is what
`hoso plugin new KIND mine` writes as plugin.cpp; docs/plugins.md links it.

usage: plugin_pages.py [--write]    (--write puts the skeletons' present text into the pages)
"""

import re
import sys

import pages
import sources

SECTIONS = ["Called", "Gets and gives", "Units", "Threads", "Errors", "Cancellation", "What the contract suite tries",
            "Smallest example", "Pitfalls"]
KIND = re.compile(r"StageFactory<(\w+)Stage>")


def kinds():
    declaration = re.search(r"using AnyStageFactory =(.*?);", sources.text_of("engine/include/hoso/plugin.hpp"), re.S)
    return [kind.lower() for kind in KIND.findall(declaration[1])]


def skeleton(kind):
    """As `hoso plugin new` fills it in."""
    text = sources.text_of(f"templates/skeletons/{kind}/plugin.cpp")
    for mark, value in {"@ID@": f"{kind}_mine", "@NAME@": "mine", "@CLASS@": f"Mine{kind.capitalize()}"}.items():
        text = text.replace(mark, value)
    return text


def page_breaches(kind, page, code, index):
    """What is wrong with a page of `kind` whose skeleton is `code`; `index` is docs/plugins.md."""
    sections = re.findall(r"^## (.+)$", page, re.M)
    if sections != SECTIONS:
        yield f"the sections are {sections}, not {SECTIONS}"
    shown = [block.text for block in pages.blocks(page) if block.language == "cpp"]
    if not shown or shown[0] != code:
        yield f"shows another plugin.cpp than templates/skeletons/{kind}: run tests/policy/plugin_pages.py --write"
    if not re.search(rf"^`{kind}\.\w+`|`hoso::{kind.capitalize()}Stage`", page, re.M):
        yield f"does not name hoso::{kind.capitalize()}Stage"
    if f"(plugins/{kind}.md)" not in index:
        yield "docs/plugins.md does not link it"


def blind_spots():
    """Pages at fault that are let through."""
    good = ("# x\n`hoso::EmitStage`\n" + "".join(f"## {name}\n\n" for name in SECTIONS)
            + "```cpp\ncode\n```\n")
    cases = {"a good page": (good, "code\n", "(plugins/emit.md)", 0),
             "a missing section": (good.replace("## Errors\n", ""), "code\n", "(plugins/emit.md)", 1),
             "other code": (good, "other\n", "(plugins/emit.md)", 1),
             "no code": (good.replace("```cpp", "```xml"), "code\n", "(plugins/emit.md)", 1),
             "another kind": (good.replace("EmitStage", "SignStage"), "code\n", "(plugins/emit.md)", 1),
             "no link": (good, "code\n", "", 1)}
    for name, (page, code, index, wanted) in cases.items():
        if len(list(page_breaches("emit", page, code, index))) != wanted:
            yield f"not noticed: {name}"


def breaches():
    yield from blind_spots()
    found = kinds()
    if len(found) < 2:
        yield "no kinds found in hoso/plugin.hpp; has the way they are declared changed?"
    index = sources.text_of("docs/plugins.md")
    folder = sources.ROOT / "docs" / "plugins"
    for kind in found:
        page = folder / f"{kind}.md"
        if not page.exists():
            yield f"docs/plugins/{kind}.md is missing"
            continue
        text = page.read_text(encoding="utf-8")
        yield from (f"docs/plugins/{kind}.md: {one}" for one in page_breaches(kind, text, skeleton(kind), index))
    for page in sorted(folder.glob("*.md")):
        if page.stem not in found:
            yield f"docs/plugins/{page.name}: there is no such kind"


def write():
    for kind in kinds():
        page = sources.ROOT / "docs" / "plugins" / f"{kind}.md"
        text = page.read_text(encoding="utf-8")
        block = f"```cpp\n{skeleton(kind)}```\n"
        text = re.sub(r"^```cpp\n.*?^```\n", lambda _: block, text, count=1, flags=re.M | re.S)
        page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:] == ["--write"]:
        write()
    sources.finish(list(breaches()))
