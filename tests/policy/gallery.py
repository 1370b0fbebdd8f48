"""docs/gallery.md shows every template as it is now: its page is made from form.xml, and each picture is there.

scripts/make_gallery writes page and pictures. A form whose blank or zones changed has another mark in the page, so old
pictures are noticed too.
"""

import dataclasses
import hashlib
import pathlib
import re
import xml.etree.ElementTree as ElementTree

import sources

FORMS = sources.ROOT / "templates" / "forms"
PAGE = sources.ROOT / "docs" / "gallery.md"
PICTURES = sources.ROOT / "docs" / "images" / "gallery"
MOST_BYTES = 3_000_000
NAMESPACE = "{urn:hoso:form:1}"
HEAD = """# Gallery of templates

The {count} templates that come with hoso: the blank, with the places where hoso reads drawn on it –
**blue** a line, **orange** boxes for one digit each, **green** a box to tick, **violet** a signature,
**grey** the cells of a table. How complete each is: [catalogue.md](catalogue.md). Made by `scripts/make_gallery` from the
templates; do not edit.
"""


@dataclasses.dataclass(frozen=True)
class Place:
    """Where something is filled in: page from 1, box in millimetres from the page's top left corner."""
    kind: str  # line, comb, tick, signature, cell
    page: int
    x: float
    y: float
    width: float
    height: float


@dataclasses.dataclass
class Form:
    folder: pathlib.Path
    root: ElementTree.Element

    @property
    def name(self):
        return f"{self.root.get('id')}/{self.root.get('version')}"

    def all(self, *path):
        return self.root.findall("/".join(NAMESPACE + part for part in path))

    def blanks(self):
        """Each page's picture with its width in millimetres."""
        return [(self.folder / page.get("blank"), float(page.get("width-mm"))) for page in self.all("page")]

    def picture(self, page):
        """File name of the gallery's picture of a page, from 1."""
        return f"{self.name.replace('/', '-')}-{page}.webp"


def forms():
    """Every version of every form, by name."""
    found = [Form(file.parent, ElementTree.parse(file).getroot()) for file in FORMS.glob("*/*/form.xml")]
    return sorted(found, key=lambda form: form.name)


def kind_of(field):
    if field.get("recognizer") == "marks":
        return "tick"
    if field.get("recognizer") == "boxes":
        return "comb"
    return "signature" if field.get("type") == "presence" else "line"


def places(form):
    """All places of a form, in paper order."""
    found = []
    for field in form.all("field"):
        for zone in field.iter(NAMESPACE + "zone"):
            box = [float(zone.get(side)) for side in ("x", "y", "width", "height")]
            found.append(Place(kind_of(field), int(zone.get("page")), *box))
    for table in form.all("table"):
        height, top = float(table.get("row-height")), float(table.get("y"))
        for row in range(int(table.get("rows"))):
            for column in table.findall(NAMESPACE + "column"):
                found.append(Place("cell", int(table.get("page")), float(column.get("x")), top + row * height,
                                   float(column.get("width")), height))
    return found


def mark(form):
    """Changes when a picture of the form would."""
    digest = hashlib.sha256(repr(places(form)).encode())
    for blank, _ in form.blanks():
        digest.update(blank.read_bytes())
    return digest.hexdigest()[:12]


def counts(form):
    """Pages, fields, rows of tables, as people read them."""
    def number(count, word):
        return f"{count} {word}" + ("" if count == 1 else "s")
    parts = [number(len(form.blanks()), "page"), number(len(form.all("field")), "field")]
    for table in form.all("table"):
        columns = len(table.findall(NAMESPACE + "column"))
        parts.append(f"table of {table.get('rows')} rows with {number(columns, 'column')}")
    return ", ".join(parts)


def section(form):
    title = form.root.find(NAMESPACE + "title")
    source = form.root.find(NAMESPACE + "legal-source")
    until = form.root.get("superseded-on")
    lines = [f"## {title.get('vi')}", "", f"*{title.get('en')}* · `{form.name}` · {counts(form)}",
             f"· {' '.join(source.text.split())} · from {form.root.get('valid-from')}" + (f" to {until}" if until else ""), ""]
    for page in range(1, len(form.blanks()) + 1):
        lines.append(f'<img src="images/gallery/{form.picture(page)}" width="320" alt="{form.name}, page {page}">')
    return "\n".join([*lines, f"<!-- {mark(form)} -->", ""])


def page_of(all_forms):
    return "\n".join([HEAD.format(count=len(all_forms)), *map(section, all_forms)])


def breaches():
    all_forms = forms()
    if not all_forms:
        yield "no templates found; have they moved?"
    shown = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    if shown != page_of(all_forms):
        missing = [form.name for form in all_forms if section(form) not in shown]
        yield f"docs/gallery.md is not what the templates say now ({', '.join(missing)}): run scripts/make_gallery"
    wanted = {form.picture(page + 1) for form in all_forms for page in range(len(form.blanks()))}
    there = {file.name for file in PICTURES.glob("*")}
    for name in sorted(wanted - there):
        yield f"docs/images/gallery/{name} is missing: run scripts/make_gallery"
    for name in sorted(there - wanted):
        yield f"docs/images/gallery/{name} belongs to no template: remove it"
    for file in sorted(PICTURES.glob("*")):
        if not re.match(rb"RIFF....WEBPVP8", file.read_bytes()[:16], re.S):
            yield f"docs/images/gallery/{file.name} is no WebP picture"
    if sum(file.stat().st_size for file in PICTURES.glob("*")) > MOST_BYTES:
        yield f"the pictures of the gallery have more than {MOST_BYTES} bytes"


if __name__ == "__main__":
    sources.finish(list(breaches()))
