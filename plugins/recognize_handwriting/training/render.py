"""Draws training lines into shards: render.py --fonts DIR --out DIR --seed N --shards A:B."""

import argparse
import os
import pathlib
import pickle

import cv2
import numpy as np

from hands import Hand, drawn
from scans import line_picture
from texts import ALPHABET, Texts

SHARE = {"train": 0.5, "latin": 0.36, "typed": 0.14}
SHARD = 2000


def hands_in(folder):
    return [Hand(path) for path in sorted(pathlib.Path(folder).glob("*.ttf"))]


def picture_of(hand, text, random):
    return line_picture(drawn(hand, text, random), random)


def rendered(hands, count, longest, random):
    """`count` lines as (picture, label, hand's name); the label holds places in ALPHABET."""
    texts, lines = Texts(random), []
    places = {letter: at for at, letter in enumerate(ALPHABET)}
    sections = list(hands)
    weights = np.array([SHARE.get(section, 1) for section in sections], float)
    while len(lines) < count:
        hand = texts.pick(hands[sections[random.choice(len(sections), p=weights / weights.sum())]])
        text = texts.line(longest)
        picture = picture_of(hand, text, random) if hand.can_write(text) else None
        if picture is not None and 8 <= picture.shape[1] <= 1600:
            lines.append((picture, np.array([places[letter] for letter in text], np.uint8), hand.name))
    return lines


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fonts", required=True, type=pathlib.Path)
    parser.add_argument("--sections", default="train,latin,typed")
    parser.add_argument("--out", required=True, type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=20261126)
    parser.add_argument("--shards", default="0:400")
    parser.add_argument("--lines", type=int, default=SHARD)
    parser.add_argument("--longest", type=int, default=44)
    given = parser.parse_args()
    cv2.setNumThreads(1)
    hands = {section: hands_in(given.fonts / section) for section in given.sections.split(",")}
    given.out.mkdir(parents=True, exist_ok=True)
    first, end = map(int, given.shards.split(":"))
    for shard in range(first, end):
        random = np.random.default_rng([given.seed, shard])
        lines = rendered(hands, given.lines, given.longest, random)
        path = given.out / f"{shard:05}.pickle"
        path.with_suffix(".part").write_bytes(pickle.dumps(lines))
        os.replace(path.with_suffix(".part"), path)


if __name__ == "__main__":
    main()
