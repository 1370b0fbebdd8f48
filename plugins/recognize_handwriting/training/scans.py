"""What pen, paper, scanner and hoso's own cleaning make of a drawn line."""

import cv2
import numpy as np

HEIGHT = 40        # of the model's input, px; line_input.cpp makes the same of a page's line
INK_HEIGHT = 36
INK_LEVEL = 160


def smooth_noise(shape, cells, random):
    """Noise of about `cells` waves across the height, standard deviation about 1."""
    rows = max(2, int(cells))
    columns = max(2, int(cells * shape[1] / shape[0]))
    small = random.normal(0, 1, (rows, columns)).astype(np.float32)
    return cv2.resize(small, (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC)


def bent(line, random):
    """Slant, turn, stretch, a wavy baseline and an elastic hand, in one map."""
    height, width = line.shape
    slant = random.normal(0, 0.16) if random.random() < 0.7 else 0.0
    turn = random.normal(0, 0.008)
    x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    map_x = x + slant * (y - height / 2)
    map_y = y + turn * (x - width / 2)
    if random.random() < 0.5:
        map_y += random.uniform(0, 2.2) * smooth_noise((height, width), 0.7, random)[height // 2][None, :]
    if random.random() < 0.75:
        cells = random.uniform(3, 8)
        map_x += random.uniform(0, 1.7) * smooth_noise((height, width), cells, random)
        map_y += random.uniform(0, 1.5) * smooth_noise((height, width), cells, random)
    line = cv2.remap(line, map_x.astype(np.float32), map_y.astype(np.float32), cv2.INTER_LINEAR,
                     borderMode=cv2.BORDER_CONSTANT, borderValue=255)
    stretch = np.exp(random.normal(0, 0.16))
    return cv2.resize(line, None, fx=stretch, fy=1, interpolation=cv2.INTER_AREA if stretch < 1 else cv2.INTER_LINEAR)


def restroked(line, random):
    """Another pen: thicker or thinner strokes, paler ink, gaps."""
    kind = random.random()
    if kind < 0.3:
        size = random.integers(2, 4)
        line = cv2.erode(line, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size)))
    elif kind < 0.42:
        thin = cv2.dilate(line, np.ones((2, 2), np.uint8))
        if (thin < INK_LEVEL).sum() > 0.5 * (line < INK_LEVEL).sum():
            line = thin
    ink = 255 - line.astype(np.float32)
    if random.random() < 0.4:
        ink *= 1 - random.uniform(0, 0.35) * np.clip(smooth_noise(line.shape, random.uniform(2, 14), random), 0, 1.5)
    return ink * random.uniform(0.55, 1.0)


def crossed_by_leader(ink, random):
    """hoso takes printed dots off; strokes that crossed them lose a bite, crumbs stay."""
    height, width = ink.shape
    rows = np.flatnonzero(ink.max(1) > 90)
    if not len(rows):
        return ink
    y = int(rows[0] + (rows[-1] - rows[0]) * random.uniform(0.55, 1.0))
    period, radius = random.uniform(8, 15), random.uniform(1.3, 2.6)
    for x in np.arange(random.uniform(0, period), width, period):
        spot = random.random()
        if spot < 0.25:
            cv2.circle(ink, (int(x), y), int(round(radius + 2)), 0.0, -1)
        elif spot < 0.27:
            cv2.circle(ink, (int(x), y), int(round(radius)), float(random.uniform(100, 220)), -1)
    return ink


def crossed_by_rule(ink, random):
    """A box's or a table's line taken off: a band without ink, partly repaired, with rests."""
    height, width = ink.shape
    rows = np.flatnonzero(ink.max(1) > 90)
    if not len(rows):
        return ink
    y = int(random.choice([rows[0] + 2, rows[-1] - random.integers(2, 14)]))
    thick = int(random.integers(4, 9))
    band = ink[max(0, y - thick // 2) : y + thick // 2 + 1]
    keep = smooth_noise((1, width), 1, random)[0] > random.normal(0, 0.7) if width > 8 else np.ones(width, bool)
    band *= keep[None, :]
    for _ in range(random.integers(0, 3)):
        x, length = random.integers(width), random.integers(4, 30)
        cv2.line(ink, (int(x), y), (int(x + length), y), float(random.uniform(90, 200)), int(random.integers(1, 3)))
    return ink


def specks(ink, random):
    height, width = ink.shape
    for _ in range(random.integers(0, 5)):
        at = (int(random.integers(width)), int(random.integers(height)))
        cv2.circle(ink, at, int(random.integers(1, 4)), float(random.uniform(80, 230)), -1)
    return ink


def scanned(ink, random):
    """Resolution, focus, noise and compression; ink (float, 0 = paper) to a grey picture."""
    if random.random() < 0.3:
        ink = crossed_by_leader(ink, random)
    elif random.random() < 0.2:
        ink = crossed_by_rule(ink, random)
    scale = random.uniform(0.4, 1.05)
    small = cv2.resize(255 - ink, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    if random.random() < 0.6:
        small = cv2.GaussianBlur(small, (0, 0), random.uniform(0.3, 1.0))
    if random.random() < 0.6:
        small = small + random.normal(0, random.uniform(1, 14), small.shape)
    gray = np.clip(small, 0, 255).astype(np.uint8)
    if random.random() < 0.08:
        gray = np.where(gray < random.integers(120, 200), 0, 255).astype(np.uint8)
    if random.random() < 0.5:
        quality = int(random.integers(35, 92))
        gray = cv2.imdecode(cv2.imencode(".jpg", gray, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], cv2.IMREAD_GRAYSCALE)
    # Only ink and its soft edge are left by hoso's cleaning; the paper is white.
    level = 255 - random.uniform(0.22, 0.45) * (255 - darkest(gray))
    near_ink = cv2.dilate((gray < level).astype(np.uint8), np.ones((3, 3), np.uint8))
    return np.where(near_ink > 0, gray, 255).astype(np.uint8)


def darkest(gray):
    """Grey level of the darkest two per cent of the ink."""
    inked = np.sort(gray[gray < 240])
    return int(inked[len(inked) // 50]) if len(inked) else 0


def blackened(gray):
    """Its ink brought to black, at most three times as dark."""
    factor = min(3.0, 255 / max(1, 255 - darkest(gray)))
    return np.clip(255 - (255 - gray.astype(np.float32)) * factor, 0, 255).astype(np.uint8)


def model_input(gray):
    """Blackened, trimmed to the ink, scaled to the model's height; None where there is no ink."""
    gray = blackened(gray)
    rows, columns = np.flatnonzero((gray < INK_LEVEL).any(1)), np.flatnonzero((gray < INK_LEVEL).any(0))
    if not len(rows):
        return None
    part = gray[max(0, rows[0] - 1) : rows[-1] + 2, max(0, columns[0] - 1) : columns[-1] + 2]
    scale = min(2.0, INK_HEIGHT / part.shape[0])
    size = (max(1, round(part.shape[1] * scale)), max(1, min(INK_HEIGHT, round(part.shape[0] * scale))))
    small = cv2.resize(part, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)
    over = HEIGHT - small.shape[0]
    return cv2.copyMakeBorder(small, over // 2, over - over // 2, 8, 8, cv2.BORDER_CONSTANT, value=255)


def line_picture(drawing, random):
    """From a drawn line (0 = ink) to the model's input; None when nothing is left of it."""
    rows, columns = np.flatnonzero((drawing < 200).any(1)), np.flatnonzero((drawing < 200).any(0))
    if not len(rows):
        return None
    pad = 18
    drawing = drawing[max(0, rows[0] - pad) : rows[-1] + pad, max(0, columns[0] - pad) : columns[-1] + pad]
    ink = restroked(bent(drawing, random), random)
    if random.random() < 0.1:
        ink = specks(ink, random)
    return model_input(scanned(ink, random))
