"""Finds the ticked one of a field's boxes: the one with the most ink. Writing is left to others."""

import hoso_plugin

DARK = bytes(1 if grey < 128 else 0 for grey in range(256))


def ink(zone):
    """Share of dark pixels inside the zone's own box, 0 to 1; the picture shows a rim around it."""
    left, top, width, height = zone.box
    left, right = max(0, left), min(zone.width, left + width)
    rows = range(max(0, top), min(zone.height, top + height))
    dark = sum(zone.row(y)[left:right].translate(DARK).count(1) for y in rows)
    return dark / max(1, width * height)


def recognize(request, options):
    choices = request.field["choices"]
    if not choices or len(choices) != len(request.zones):
        return hoso_plugin.illegible()
    boxes = sorted(((ink(zone), choice) for zone, choice in zip(request.zones, choices)), reverse=True)
    ticked = [(share, choice) for share, choice in boxes if share > options["least_ink"]]
    if not ticked:
        return hoso_plugin.empty()
    # Two boxes with about the same ink are for a person to judge.
    margin = ticked[0][0] - (boxes[1][0] if len(boxes) > 1 else 0)
    return hoso_plugin.read([(ticked[0][1], margin / ticked[0][0])])


if __name__ == "__main__":
    hoso_plugin.serve("@ID@", "1.0.0", recognize)
