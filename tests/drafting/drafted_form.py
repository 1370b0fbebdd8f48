"""form.xml as lists of fields, and what of a truth a draft has."""

import re
import unicodedata
import xml.etree.ElementTree as xml
from dataclasses import dataclass, field

NS = {"f": "urn:hoso:form:1"}


@dataclass
class Place:
    id: str
    kind: str
    type: str
    label: str
    boxes: list = field(default_factory=list)  # (page from 0, x, y, right, bottom)
    cells: int = 0
    options: int = 0


def key_of(text):
    text = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return " ".join(re.findall(r"[a-z0-9]+", "".join(c for c in text if not unicodedata.combining(c))))


def box_of(zone):
    x, y, width, height = (float(zone.get(name)) for name in ("x", "y", "width", "height"))
    return int(zone.get("page")) - 1, x, y, x + width, y + height


def kind_of(node):
    if node.get("cells"):
        return "comb"
    return {"choice": "choice", "presence": "signature"}.get(node.get("type"), "line")


def columns_of(table):
    top = float(table.get("y"))
    bottom = top + int(table.get("rows")) * float(table.get("row-height"))
    for column in table.findall("f:column", NS):
        x = float(column.get("x"))
        box = int(table.get("page")) - 1, x, top, x + float(column.get("width")), bottom
        yield Place(f"{table.get('id')}.{column.get('id')}", "column", column.get("type"),
                    column.find("f:label", NS).get("vi"), [box])


def places_of(form_xml):
    """The fields and columns of a form.xml, in its order."""
    places = []
    for node in xml.parse(form_xml).getroot():
        if node.tag.endswith("}table"):
            places += columns_of(node)
        elif node.tag.endswith("}field"):
            boxes = [box_of(zone) for zone in node.iterfind(".//f:zone", NS)]
            places.append(Place(node.get("id"), kind_of(node), node.get("type"),
                                node.find("f:label", NS).get("vi"), boxes, int(node.get("cells", 0)),
                                len(node.findall("f:option", NS))))
    return places


def found_by_label(truth, places):
    """For each field of `truth` the drafted one with its label on its page, each taken once; None = not found."""
    left, found = list(places), []
    for wanted in truth:
        key = key_of(wanted["label"])
        fits = [place for place in left if place.boxes[0][0] == wanted["page"]
                and (key_of(place.label) == key or key in key_of(place.label))]
        exact = [place for place in fits if key_of(place.label) == key and place.kind == wanted["kind"]]
        best = (exact or fits or [None])[0]
        found.append(best)
        if best:
            left.remove(best)
    return found


def shared(a, b):
    """Share of the smaller of two boxes that lies in the other."""
    if a[0] != b[0]:
        return 0
    width, height = min(a[3], b[3]) - max(a[1], b[1]), min(a[4], b[4]) - max(a[2], b[2])
    least = min((a[3] - a[1]) * (a[4] - a[2]), (b[3] - b[1]) * (b[4] - b[2]))
    return max(0, width) * max(0, height) / least if width > 0 and height > 0 else 0


def found_by_place(wanted, places):
    """The drafted field that covers half of the first zone of `wanted`; None = not found."""
    best = max(places, default=None, key=lambda place: max(shared(box, wanted.boxes[0]) for box in place.boxes))
    return best if best and max(shared(box, wanted.boxes[0]) for box in best.boxes) >= 0.5 else None
