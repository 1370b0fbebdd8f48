"""Synthetic comb boxes: digits of fonts and of real hands, drawn and degraded like scans."""

import gzip
import io
import math
import pathlib
import random
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

PX_PER_MM = 12  # ink.hpp
MARGIN_PX = 18  # ink.hpp: margin_mm * px_per_mm
NO_DIGIT = 10  # label of a cell with anything else
EMPTY = -1

# Letters and signs that nobody can mistake for a digit, whatever the font.
OTHER_SIGNS = "ACDEFHKMNPRTUVWXadefhkmnprtuvwxÂĐƠƯ%&#*+=-"


@dataclass
class Sources:
    """What one kind of comb is drawn from. Digits: grey pictures by class, 255 = ink."""

    typed: list
    hand: list
    digits: list


@dataclass
class Comb:
    gray: np.ndarray
    box: tuple  # x, y, width, height, px: where the template says the comb is
    labels: list
    kind: str  # "typed", "hand", "real"


def sheet_digits(path, columns):
    """OpenCV's samples/data/digits.png: 20 x 20 px each, 5 rows of 100 a class."""
    sheet = np.asarray(Image.open(path).convert("L"))
    return [
        [sheet[(5 * d + r) * 20 : (5 * d + r + 1) * 20, c * 20 : (c + 1) * 20]
         for r in range(5) for c in columns]
        for d in range(10)
    ]


def uci_digits(path):
    """scikit-learn's digits.csv.gz (UCI optical digits): 8 x 8, 0..16."""
    rows = np.loadtxt(gzip.open(path), delimiter=",")
    by_class = [[] for _ in range(10)]
    for row in rows:
        by_class[int(row[-1])].append((row[:-1].reshape(8, 8) * 15.9).astype(np.uint8))
    return by_class


def fonts(root, listing):
    """Families of training/fonts.txt by section: {"typed-train": [path, ...], ...}."""
    chosen, section = {}, None
    for line in pathlib.Path(listing).read_text().splitlines():
        line = line.split("#")[0].strip()
        if line.startswith("["):
            section = chosen.setdefault(line.strip("[]"), [])
        elif line:
            found = sorted(str(path) for path in pathlib.Path(root).glob(line))
            assert found, f"no font matches {line}"
            section += found
    return chosen


def ink_box(picture, level=40):
    rows = np.flatnonzero(picture.max(axis=1) > level)
    columns = np.flatnonzero(picture.max(axis=0) > level)
    if not len(rows):
        return picture
    return picture[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def glyph(path, text, height_px):
    """`text` in a font so that a digit is `height_px` tall; 255 = ink."""
    font = ImageFont.truetype(path, max(8, int(height_px * 1.4)))
    left, top, right, bottom = font.getbbox(text)
    picture = Image.new("L", (max(1, right - left) + 4, max(1, bottom - top) + 4))
    ImageDraw.Draw(picture).text((2 - left, 2 - top), text, font=font, fill=255)
    return np.asarray(picture)


def warped(rng, picture, height_px, strength):
    """Scaled to `height_px`, sheared, turned and bent a little, stroke edges sharp again."""
    pad = max(picture.shape) // 3 + 2
    source = np.pad(picture, pad).astype(np.float32)
    factor = height_px / picture.shape[0]
    width = max(4, int(picture.shape[1] * factor * rng.uniform(0.8, 1.2)))
    side_y, side_x = int(height_px * 1.6) + 4, int(width + height_px * 0.6) + 4
    y, x = np.mgrid[0:side_y, 0:side_x].astype(np.float32)
    y, x = (y - side_y / 2) / height_px, (x - side_x / 2) / width
    angle, shear = rng.gauss(0, 0.07 * strength), rng.gauss(0.02, 0.12 * strength)
    wave, phase = rng.gauss(0, 0.025 * strength), rng.uniform(0, 6.28)
    bend_x = x + shear * y + wave * np.sin(5 * y + phase)
    bend_y = y + wave * np.sin(5 * x + phase + 1)
    turned_x = math.cos(angle) * bend_x + math.sin(angle) * bend_y
    turned_y = math.cos(angle) * bend_y - math.sin(angle) * bend_x
    source_x = turned_x * picture.shape[1] + source.shape[1] / 2 - 0.5
    source_y = turned_y * picture.shape[0] + source.shape[0] / 2 - 0.5
    drawn = bilinear(source, source_x, source_y)
    if factor > 1.2:  # enlarged: the blurred edge becomes a pen's edge again
        cut = rng.uniform(90, 150)
        drawn = np.clip((drawn - cut) * (1.2 * factor) + 128, 0, 255)
    return drawn.astype(np.uint8)


def bilinear(source, x, y):
    height, width = source.shape
    x, y = np.clip(x, 0, width - 1.001), np.clip(y, 0, height - 1.001)
    x0, y0 = x.astype(int), y.astype(int)
    fx, fy = x - x0, y - y0
    top = source[y0, x0] * (1 - fx) + source[y0, x0 + 1] * fx
    bottom = source[y0 + 1, x0] * (1 - fx) + source[y0 + 1, x0 + 1] * fx
    return top * (1 - fy) + bottom * fy


def stroke_width(rng, picture, chance):
    """Now and then a thinner or a thicker pen."""
    draw = rng.random()
    if draw < chance and min(picture.shape) > 8:
        thinner = np.asarray(Image.fromarray(picture).filter(ImageFilter.MinFilter(3)))
        return thinner if (thinner > 128).sum() > 0.4 * (picture > 128).sum() else picture
    if draw < 2 * chance:
        return np.asarray(Image.fromarray(np.pad(picture, 2)).filter(ImageFilter.MaxFilter(3)))
    return picture


def scribble(rng, height_px):
    """A line somebody drew: crossed out, ticked, a flourish."""
    size = max(12, int(height_px))
    picture = Image.new("L", (size, size))
    points = [(rng.uniform(0, size), rng.uniform(0, size)) for _ in range(rng.randint(2, 7))]
    if rng.random() < 0.3:  # a cross or a dense hatching
        points = [(0, 0), (size, size), (size, 0), (0, size)]
    ImageDraw.Draw(picture).line(points, fill=255, width=rng.randint(3, 7), joint="curve")
    return np.asarray(picture)


def other_sign(rng, sources, kind, height_px):
    path = rng.choice(sources.typed if kind == "typed" else sources.hand)
    draw = rng.random()
    if draw < 0.55:
        return glyph(path, rng.choice(OTHER_SIGNS), height_px)
    if draw < 0.7:  # two digits in one box
        pair = f"{rng.randint(0, 9)}{rng.randint(0, 9)}"
        return glyph(path, pair, height_px * 0.8)
    if draw < 0.8:  # a digit crossed out
        digit = glyph(path, str(rng.randint(0, 9)), height_px).copy()
        strokes = Image.fromarray(digit)
        draw_on = ImageDraw.Draw(strokes)
        for _ in range(rng.randint(2, 4)):
            draw_on.line([(0, rng.uniform(0, digit.shape[0])),
                          (digit.shape[1], rng.uniform(0, digit.shape[0]))], fill=255, width=4)
        return np.asarray(strokes)
    return scribble(rng, height_px)


def cell_sign(rng, sources, kind, font, label, height_px):
    if label == NO_DIGIT:
        return other_sign(rng, sources, kind, height_px)
    if kind == "real":
        digit = ink_box(rng.choice(sources.digits[label]))
        return stroke_width(rng, warped(rng, digit, height_px, 1.0), 0.25)
    if kind == "hand":
        digit = ink_box(glyph(font, str(label), 64))
        return stroke_width(rng, warped(rng, digit, height_px, 1.3), 0.2)
    return stroke_width(rng, glyph(font, str(label), height_px), 0.06)


def paste(ink, picture, x, y):
    """Darkens `ink` (0..255) by `picture` at (x, y), cut at the border."""
    x0, y0 = max(x, 0), max(y, 0)
    x1, y1 = min(x + picture.shape[1], ink.shape[1]), min(y + picture.shape[0], ink.shape[0])
    if x1 > x0 and y1 > y0:
        part = ink[y0:y1, x0:x1]
        np.maximum(part, picture[y0 - y : y1 - y, x0 - x : x1 - x], out=part)


def draw_rules(rng, ink, origin, cell, cells, height):
    """Rules 0.1 to 0.4 mm wide; seldom none, dotted, or without a top."""
    style = rng.random()
    if style < 0.03:
        return
    x0, y0 = origin
    width, level = rng.randint(1, 5), rng.randint(140, 255)
    picture = Image.fromarray(ink)
    draw = ImageDraw.Draw(picture)
    for i in range(cells + 1):
        x = round(x0 + i * cell)
        draw.line([(x, y0), (x, y0 + height)], fill=level, width=width)
    draw.line([(x0, y0 + height), (x0 + cell * cells, y0 + height)], fill=level, width=width)
    if style > 0.08:
        draw.line([(x0, y0), (x0 + cell * cells, y0)], fill=level, width=width)
    np.copyto(ink, np.asarray(picture))


def neighbours(rng, ink, sources, box):
    """Print around the comb: a label before it, a line of text below."""
    path = rng.choice(sources.typed)
    if rng.random() < 0.3:
        label = glyph(path, "nhân:", 34)
        right = box[0] - rng.uniform(6, 20)
        paste(ink, label, int(right) - label.shape[1], int(box[1] + 20))
    if rng.random() < 0.15:
        line = glyph(path, "Họ, chữ đệm và tên chủ hộ", 30)
        paste(ink, line, int(box[0] + 40), int(box[1] + box[3] + rng.uniform(8, 14)))


def degraded(rng, ink, pen):
    """Ink 0..255 -> grey page picture as a scanner at 150 to 400 dpi would see it. `pen`: how
    dark the digits are, 0..1; a two-level scan is set so that they are not lost."""
    noise = np.random.default_rng(rng.getrandbits(32))
    picture = Image.fromarray(255 - ink)
    picture = picture.rotate(rng.gauss(0, 0.25), Image.BICUBIC, fillcolor=255)
    picture = picture.filter(ImageFilter.GaussianBlur(abs(rng.gauss(0.4, 0.5))))
    dpi = rng.choice([150, 200, 200, 300, 300, 300, 400])
    full = picture.size
    small = (max(1, full[0] * dpi // 305), max(1, full[1] * dpi // 305))
    picture = picture.resize(small, Image.BOX if dpi < 300 else Image.BILINEAR)
    level = np.asarray(picture).astype(np.float32)
    black, white = rng.uniform(0, 90), rng.uniform(190, 255)
    level = black + level * (white - black) / 255
    two_level = rng.random() < 0.12
    if not two_level:
        level *= 1 - rng.uniform(0, 0.25) * np.linspace(0, 1, small[0])[None, :]
    level += noise.normal(0, abs(rng.gauss(0, 9)), level.shape)
    if two_level:
        level = np.where(level > white - (white - black) * pen * rng.uniform(0.3, 0.5), 255, 0)
    picture = Image.fromarray(np.clip(level, 0, 255).astype(np.uint8))
    if rng.random() < 0.6:
        packed = io.BytesIO()
        picture.save(packed, "JPEG", quality=rng.randint(35, 92))
        picture = Image.open(packed)
    return np.asarray(picture.resize(full, Image.BILINEAR))


def synthetic_comb(rng, sources, kind):
    cells = rng.choice([12, 12, 12, 9, 10])
    cell = rng.uniform(4.8, 8.5) * PX_PER_MM
    height = rng.uniform(5.0, 8.5) * PX_PER_MM
    size = (round(height) + 2 * MARGIN_PX, round(cell * cells) + 2 * MARGIN_PX)
    ink = np.zeros(size, np.uint8)
    shift = [max(-12, min(12, rng.gauss(0, 5))) for _ in range(2)]
    origin = (MARGIN_PX + shift[0], MARGIN_PX + shift[1])
    draw_rules(rng, ink, origin, cell, cells, height)
    neighbours(rng, ink, sources, (origin[0], origin[1], cell * cells, height))
    font = rng.choice(sources.typed if kind == "typed" else sources.hand)
    share = rng.uniform(0.3, 0.6) if kind == "typed" else rng.uniform(0.5, 0.95)
    tilt = rng.gauss(0, 0.03) * cell
    labels = []
    digits = np.zeros(size, np.uint8)
    for i in range(cells):
        draw = rng.random()
        label = EMPTY if draw < 0.04 else NO_DIGIT if draw < 0.1 else rng.randint(0, 9)
        labels.append(label)
        if label == EMPTY:
            continue
        vary = 0 if kind == "typed" else rng.gauss(0, 0.07)
        tall = min(height * (share + vary), cell * 1.1)
        sign = cell_sign(rng, sources, kind, font, label, max(18, tall))
        stray = 0.04 if kind == "typed" else 0.09
        x = origin[0] + (i + 0.5 + rng.gauss(0, stray)) * cell + tilt - sign.shape[1] / 2
        y = origin[1] + height * (0.5 + rng.gauss(0, stray)) - sign.shape[0] / 2
        paste(digits, sign, round(x), round(y))
    pen = rng.uniform(0.55, 1)
    ink = np.maximum(ink, (digits * pen).astype(np.uint8))
    box = (MARGIN_PX, MARGIN_PX, round(cell * cells), round(height))
    return Comb(degraded(rng, ink, pen), box, labels, kind)


def combs(seed, count, sources, kinds):
    """`count` combs; `kinds` is a list to draw from. Same seed, same combs."""
    rng = random.Random(seed)
    for _ in range(count):
        yield synthetic_comb(rng, sources, rng.choice(kinds))
