"""How well the line model reads lines of fonts: measure.py --weights FILE --lines DIR; best path, no knowledge."""

import argparse
import pathlib
import pickle

import numpy as np
import torch

from net import LineModel
from texts import ALPHABET


BOUNDS = [0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 1.001]


def distance(a, b):
    """Edits between two sequences."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (x != y))
    return row[-1]


def best_path(logits):
    """Classes (columns, CLASSES) to text."""
    best = logits.argmax(1)
    kept = [at for i, at in enumerate(best) if at != 0 and (i == 0 or at != best[i - 1])]
    return "".join(ALPHABET[at - 1] for at in kept).strip()


@torch.no_grad()
def read(model, picture):
    line = torch.from_numpy(1 - picture.astype(np.float32) / 255)[None, None]
    return best_path(model(line)[0, :, 0].T.numpy())


@torch.no_grad()
def read_with_probability(model, picture):
    """The best path's text, and the probability of that text by all paths that spell it."""
    line = torch.from_numpy(1 - picture.astype(np.float32) / 255)[None, None]
    scores = model(line)[0, :, 0].T.log_softmax(1)
    text = best_path(scores.numpy())
    label = torch.tensor([[ALPHABET.index(letter) + 1 for letter in text]])
    loss = torch.nn.functional.ctc_loss(scores[:, None], label, torch.tensor([len(scores)]),
                                        torch.tensor([len(text)]), reduction="sum")
    return text, float(torch.exp(-loss))


def scored(model, lines):
    """Share of lines read right, by the probability the model gives its reading."""
    model.eval()
    results = []
    for picture, label, _ in lines:
        text, probability = read_with_probability(model, picture)
        results.append((probability, text == "".join(ALPHABET[at] for at in label)))
    rows = []
    for low, high in zip(BOUNDS, BOUNDS[1:]):
        rights = [right for probability, right in results if low <= probability < high]
        if rights:
            rows.append(f"probability {low:5.3f} to {high:5.3f}: lines {len(rights):5d}, "
                        f"right {100 * np.mean(rights):6.2f} %")
    return rows


def measured(model, lines):
    """A line of figures for each font, and one for all."""
    model.eval()
    tally = {}
    for picture, label, name in lines:
        text = "".join(ALPHABET[at] for at in label)
        got = read(model, picture)
        for key in (name, "all"):
            sums = tally.setdefault(key, [0, 0, 0, 0])
            for index, value in enumerate((1, got == text, distance(got, text), len(text))):
                sums[index] += value
    return [f"{name:16} lines {n:5d}  exact {100 * right / n:6.2f} %  CER {100 * edits / letters:6.2f} %"
            for name, (n, right, edits, letters) in sorted(tally.items(), key=lambda item: item[0] == "all")]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", required=True)
    parser.add_argument("--lines", required=True, type=pathlib.Path)
    parser.add_argument("--scores", action="store_true", help="also how much a probability is worth")
    given = parser.parse_args()
    torch.set_num_threads(1)
    model = LineModel()
    model.load_state_dict(torch.load(given.weights))
    lines = [line for path in sorted(given.lines.glob("*.pickle")) for line in pickle.loads(path.read_bytes())]
    print(*measured(model, lines), sep="\n")
    if given.scores:
        print(*scored(model, lines), sep="\n")


if __name__ == "__main__":
    main()
