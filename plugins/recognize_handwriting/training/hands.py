"""Fonts as hands: draws a line of text letter by letter, with Vietnamese marks where a font has none."""

import pathlib
import unicodedata

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

SIZE = 54  # px of the em at which letters are drawn: 13 pt at 300 dpi


class Hand:
    """One font. `composed`: marks are drawn, not taken from the font."""

    def __init__(self, path):
        self.name = pathlib.Path(path).stem
        self.font = ImageFont.truetype(str(path), SIZE)
        from fontTools import ttLib

        self.known = set(ttLib.TTFont(path).getBestCmap())
        self.composed = ord("ế") not in self.known
        self.masks = {}
        stem = self.mask("l")[0]
        rows = [count for count in (stem > 127).sum(1) if count]
        self.stroke = float(np.clip(np.median(rows) if rows else 5, 2, 12))

    def can_write(self, text):
        base = unicodedata.normalize("NFD", text).replace("đ", "d").replace("Đ", "D") if self.composed else text
        return all(ord(letter) in self.known for letter in base if not unicodedata.combining(letter))

    def mask(self, letter):
        """Ink (uint8, 255 = ink) of one letter and where it stands from the pen, px (x, y)."""
        if letter not in self.masks:
            left, top, right, bottom = self.font.getbbox(letter, anchor="ls")
            image = Image.new("L", (max(1, right - left + 2), max(1, bottom - top + 2)), 0)
            ImageDraw.Draw(image).text((1 - left, 1 - top), letter, font=self.font, fill=255, anchor="ls")
            self.masks[letter] = (np.asarray(image), left - 1, top - 1)
        return self.masks[letter]

    def advance(self, before, letter):
        """How far the pen moves from `before` to the end of `letter`, kerned."""
        return self.font.getlength(before + letter) - self.font.getlength(before)


def paste(page, mask, x, y):
    height, width = mask.shape
    x, y = int(round(x)), int(round(y))
    if x < 0 or y < 0 or x + width > page.shape[1] or y + height > page.shape[0]:
        return
    part = page[y : y + height, x : x + width]
    np.maximum(part, mask, out=part)


def strokes_of(mark, size, random):
    """A mark as polylines within about [-1, 1] times `size`, y down, (0, 0) its middle."""
    wobble = lambda: random.normal(0, 0.08)
    shapes = {
        "\u0300": [[(-0.6, -0.5), (0.6, 0.5)]],
        "\u0301": [[(0.6, -0.5), (-0.6, 0.5)]],
        "\u0302": [[(-0.9, 0.5), (0, -0.5), (0.9, 0.5)]],
        "\u0306": [[(-0.9, -0.4), (-0.45, 0.35), (0, 0.5), (0.45, 0.35), (0.9, -0.4)]],
        "\u0303": [[(-1, 0.3), (-0.6, -0.35), (-0.2, -0.2), (0.25, 0.25), (0.6, 0.3), (1, -0.35)]],
        "\u0309": [[(-0.45, -0.55), (0, -0.85), (0.45, -0.55), (0.35, -0.15), (0, 0.15), (0, 0.6)]],
        "\u0323": [[(-0.12, 0), (0.12, 0.05)]],
        "\u031b": [[(-0.5, 0.7), (0.3, 0.3), (0.55, -0.3), (0.3, -0.8)]],
    }
    return [[((x + wobble()) * size, (y + wobble()) * size) for x, y in line] for line in shapes[mark]]


def draw_mark(page, mark, middle, size, hand, random):
    thick = max(2, int(round(hand.stroke * random.uniform(0.75, 1.1) * (1.5 if mark == "\u0323" else 1))))
    for line in strokes_of(mark, size, random):
        points = np.array([[(middle[0] + x) * 8, (middle[1] + y) * 8] for x, y in line], np.int32)
        cv2.polylines(page, [points], False, 255, thick, cv2.LINE_AA, 3)


def without_dot(mask):
    """An i or j without its dot, where the dot stands alone."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats((mask > 60).astype(np.uint8))
    if count < 3:
        return mask
    keep = 1 + int(np.argmax(stats[1:, cv2.CC_STAT_HEIGHT]))
    return np.where((labels == keep) | (labels == 0), mask, 0).astype(np.uint8)


def draw_composed(page, hand, letter, pen, random):
    """`letter` at `pen` (x, baseline y): the font's base letter, marks drawn around it."""
    parts = unicodedata.normalize("NFD", {"đ": "d", "Đ": "D"}.get(letter, letter))
    base, marks = parts[0], parts[1:]
    above = [mark for mark in marks if mark not in "\u0323\u031b"]
    mask, left, top = hand.mask(base)
    if above and base in "ij":
        mask = without_dot(mask)
    paste(page, mask, pen[0] + left, pen[1] + top)
    inked = np.argwhere(mask > 100)
    if not len(inked):
        return
    (y0, x0), (y1, x1) = inked.min(0), inked.max(0)
    x0, x1, y0, y1 = x0 + left + pen[0], x1 + left + pen[0], y0 + top + pen[1], y1 + top + pen[1]
    size = random.uniform(0.09, 0.14) * SIZE
    middle = (x0 + x1) / 2 + random.normal(0, 2)
    if letter in "đĐ":
        bar = y0 + (y1 - y0) * (0.22 if letter == "đ" else 0.5) + random.normal(0, 2)
        near = (x1 - size * 0.3) if letter == "đ" else x0 + size * 0.3
        reach = size * random.uniform(0.8, 1.4)
        points = np.array([[(near - reach) * 8, bar * 8], [(near + reach) * 8, (bar + random.normal(0, 2)) * 8]], np.int32)
        cv2.polylines(page, [points], False, 255, max(2, int(hand.stroke)), cv2.LINE_AA, 3)
    gap = random.uniform(0.5, 1.1) * size + hand.stroke
    at = y0 - gap
    for mark in marks:
        if mark == "\u0323":
            draw_mark(page, mark, (middle, y1 + gap), size, hand, random)
        elif mark == "\u031b":
            draw_mark(page, mark, (x1 + 0.1 * size, y0 + 0.3 * size), size * 0.8, hand, random)
        elif mark in "\u0302\u0306":
            draw_mark(page, mark, (middle, at), size, hand, random)
            aside = random.random() < 0.5 and mark == "\u0302"
            if aside:
                middle, at = middle + 1.3 * size, at - 0.3 * size
            else:
                at -= 1.4 * size
        else:
            draw_mark(page, mark, (middle, at), size, hand, random)


def drawn(hand, text, random):
    """`text` in that hand: uint8, 0 = ink, 255 = paper, generous margins."""
    margin = SIZE * 2
    spacing = random.normal(0, 0.02) * SIZE if random.random() < 0.5 else 0.0
    gap = random.uniform(-0.08, 0.35) * SIZE if random.random() < 0.5 else 0.0
    width = int(hand.font.getlength(unicodedata.normalize("NFD", text)) * 1.3) + 2 * margin
    width += int(len(text) * max(0, spacing) + text.count(" ") * max(0, gap))
    page = np.zeros((SIZE * 4, width + SIZE), np.uint8)
    shake = random.uniform(0, 0.025) * SIZE if random.random() < 0.6 else 0.0
    pen, base = float(margin), SIZE * 2.3
    before = ""
    for letter in text:
        shape = letter
        if hand.composed:
            shape = unicodedata.normalize("NFD", {"đ": "d", "Đ": "D"}.get(letter, letter))[0]
        at = (pen + random.normal(0, shake / 2), base + random.normal(0, shake))
        if letter == " ":
            base = SIZE * 2.3 + random.normal(0, shake)
            pen += gap
        elif hand.composed:
            draw_composed(page, hand, letter, at, random)
        else:
            mask, left, top = hand.mask(letter)
            paste(page, mask, at[0] + left, at[1] + top)
        pen += hand.advance(before, shape) + spacing
        before = shape
    return 255 - page
