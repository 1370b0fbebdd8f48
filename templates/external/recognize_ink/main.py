"""Says whether a person left ink in a place to sign: the area of dark pixels, nothing cleverer.

Typed text counts as ink, too; recognize.presence tells the two apart.
"""

import hoso_plugin

DARK = bytes(1 if grey < 128 else 0 for grey in range(256))
FULL_SIGNATURE_MM2 = 8


def ink_mm2(zone):
    """The area of the dark pixels inside the zone's own box."""
    left, top, width, height = zone.box
    left, right = max(0, left), min(zone.width, left + width)
    dark = 0
    for y in range(max(0, top), min(zone.height, top + height)):
        dark += zone.row(y)[left:right].translate(DARK).count(1)
    return dark * (25.4 / zone.dpi) ** 2


def recognize(request, options):
    area = sum(ink_mm2(zone) for zone in request.zones if not zone.empty)
    if area < options["least_ink_mm2"]:
        return hoso_plugin.empty()
    return hoso_plugin.read([("signed", min(0.5 + 0.4 * area / FULL_SIGNATURE_MM2, 0.89))])


hoso_plugin.serve("recognize_ink", "1.0.0", recognize)
