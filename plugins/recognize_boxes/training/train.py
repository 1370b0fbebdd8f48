"""Trains the digit classifier of recognize_boxes and measures it. See ../README.md.

One core, about 10 minutes. Same machine, same seed: the same weights.
"""

import argparse
import struct
import subprocess

import numpy as np
import torch
from torch import nn

import combs

SIDE = 28
CLASSES = 11  # ten digits and "no digit"
MAGIC = b"HOSODN01"


def cell_pictures(dump, drawn):
    """Runs the plugin's own cutting: pictures (n, 28, 28), written (n,), labels (n,)."""
    process = subprocess.run([dump], check=True, capture_output=True, input=b"".join(
        struct.pack("<7i", comb.gray.shape[1], comb.gray.shape[0], len(comb.labels), *comb.box)
        + comb.gray.tobytes() for comb in drawn))
    cells = np.frombuffer(process.stdout, np.uint8).reshape(-1, 1 + SIDE * SIDE)
    labels = np.array([label for comb in drawn for label in comb.labels])
    assert len(cells) == len(labels)
    return cells[:, 1:].reshape(-1, SIDE, SIDE), cells[:, 0] == 1, labels


def in_batches(dump, drawn, size=200):
    """cell_pictures of a generator without holding all combs at once; and the combs' sizes."""
    parts, batch, lengths = [], [], []
    for comb in drawn:
        batch.append(comb)
        lengths.append(len(comb.labels))
        if len(batch) == size:
            parts.append(cell_pictures(dump, batch))
            batch = []
    if batch:
        parts.append(cell_pictures(dump, batch))
    return [np.concatenate(column) for column in zip(*parts)] + [lengths]


def network():
    return nn.Sequential(
        nn.Conv2d(1, 12, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(12, 32, 5), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Dropout(0.3), nn.Linear(512, 64), nn.ReLU(), nn.Linear(64, CLASSES))


def as_input(pictures):
    return torch.from_numpy(pictures.astype(np.float32) / 255).unsqueeze(1)


def fit(model, pictures, labels, epochs):
    inputs, targets = as_input(pictures), torch.from_numpy(labels)
    batch = 128
    steps = epochs * (len(inputs) // batch)
    optimizer = torch.optim.AdamW(model.parameters(), lr=1e-3, weight_decay=1e-3)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, 4e-3, total_steps=steps)
    model.train()
    for epoch in range(epochs):
        order = torch.randperm(len(inputs))
        losses = []
        for at in range(0, len(inputs) - batch + 1, batch):
            chosen = order[at : at + batch]
            shift = torch.randint(-1, 2, (2,)).tolist()
            optimizer.zero_grad()
            loss = nn.functional.cross_entropy(
                model(torch.roll(inputs[chosen], shift, (2, 3))), targets[chosen])
            loss.backward()
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.4f}", flush=True)
    model.eval()


@torch.no_grad()
def logits_of(model, pictures):
    return torch.cat([model(part) for part in as_input(pictures).split(2000)])


def best_temperature(logits, labels):
    """By which the logits must be divided for the scores to be shares of right answers."""
    targets = torch.from_numpy(labels)
    tried = np.arange(0.8, 4, 0.05)
    losses = [nn.functional.cross_entropy(logits / t, targets).item() for t in tried]
    return float(tried[int(np.argmin(losses))])


def write_weights(model, path):
    """MAGIC, then float32 little endian: weights and biases, layer by layer, PyTorch's order."""
    with open(path, "wb") as out:
        out.write(MAGIC)
        for tensor in model.state_dict().values():
            out.write(tensor.numpy().astype("<f4").tobytes())


def report(name, model, cells):
    pictures, written, labels, lengths = cells
    scores = torch.softmax(logits_of(model, pictures), 1).numpy()
    best, score = scores[:, :10].argmax(1), scores[:, :10].max(1)
    best[~written], score[~written] = combs.EMPTY, 1
    digit, other = labels >= 0, labels == combs.NO_DIGIT
    digit &= ~other
    right = best == labels
    fields = [slice(end - n, end) for n, end in zip(lengths, np.cumsum(lengths))]
    whole = [f for f in fields if not other[f].any()]
    exact = np.mean([right[f].all() for f in whole])
    product = np.array([score[f].prod() for f in whole])
    sure = product > 0.95
    wrong_sure = sum(not right[f].all() for f, s in zip(whole, sure) if s)
    print(f"{name}: digits {digit.sum()}, right {100 * right[digit].mean():.2f} %, "
          f"score > 0.95 {100 * (score[digit] > 0.95).mean():.1f} % of which wrong "
          f"{(~right[digit] & (score[digit] > 0.95)).sum()}; "
          f"not cut out {(~written[digit]).sum()}; "
          f"empty cells {(labels == combs.EMPTY).sum()}, called written "
          f"{(written & (labels == combs.EMPTY)).sum()}; "
          f"other signs {other.sum()}, score > 0.95 {(score[other] > 0.95).sum()}; "
          f"combs {len(whole)}, exact {100 * exact:.1f} %, product > 0.95 {sure.sum()}, "
          f"of which wrong {wrong_sure}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fonts", required=True, help="folder with the unpacked font packages")
    parser.add_argument("--sheet", required=True, help="OpenCV's samples/data/digits.png")
    parser.add_argument("--uci", required=True, help="scikit-learn's digits.csv.gz")
    parser.add_argument("--cell-dump", required=True, help="the built hoso_cell_dump")
    parser.add_argument("--listing", default=__file__.replace("train.py", "fonts.txt"))
    parser.add_argument("--out", required=True, help="weights file to write")
    parser.add_argument("--combs", type=int, default=9000)
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--only-measure", action="store_true", help="measure the file at --out")
    given = parser.parse_args()

    torch.manual_seed(20261125)
    torch.set_num_threads(1)
    fonts = combs.fonts(given.fonts, given.listing)
    model = network()
    if given.only_measure:
        read_weights(model, given.out)
    else:
        train(given, fonts, model)
        write_weights(model, given.out)
    held = combs.Sources(fonts["typed-held-out"], fonts["hand-held-out"],
                         combs.sheet_digits(given.sheet, range(80, 100)))
    model.eval()
    for seed, kind in ((101, "typed"), (102, "hand"), (103, "real")):
        report(f"held out, {kind}", model,
               in_batches(given.cell_dump, combs.combs(seed, 1000, held, [kind])))


def read_weights(model, path):
    with open(path, "rb") as stored:
        assert stored.read(8) == MAGIC
        values = np.frombuffer(stored.read(), "<f4")
    state, at = model.state_dict(), 0
    for name, tensor in state.items():
        state[name] = torch.from_numpy(values[at : at + tensor.numel()].reshape(tensor.shape).copy())
        at += tensor.numel()
    model.load_state_dict(state)


def train(given, fonts, model):
    real = combs.sheet_digits(given.sheet, range(70))
    for by_class, more in zip(real, combs.uci_digits(given.uci)):
        by_class += more[:60]
    sources = combs.Sources(fonts["typed-train"], fonts["hand-train"], real)
    kinds = ["typed"] * 8 + ["hand"] * 5 + ["real"] * 7
    pictures, written, labels, _ = in_batches(
        given.cell_dump, combs.combs(1, given.combs, sources, kinds))
    # What is left over in an empty cell is no digit.
    labels = np.where(labels == combs.EMPTY, combs.NO_DIGIT, labels)
    print(f"{written.sum()} cells", flush=True)
    fit(model, pictures[written], labels[written], given.epochs)

    # Hands and fonts the weights have not seen, so that the scores are honest on such.
    calibration = combs.Sources(fonts["typed-calibration"], fonts["hand-calibration"],
                                combs.sheet_digits(given.sheet, range(70, 80)))
    pictures, written, labels, _ = in_batches(
        given.cell_dump, combs.combs(2, 500, calibration, ["typed", "hand", "real"]))
    known = written & (labels >= 0)
    temperature = best_temperature(logits_of(model, pictures[known]), labels[known])
    print(f"temperature {temperature:.2f}", flush=True)
    with torch.no_grad():
        model[-1].weight /= temperature
        model[-1].bias /= temperature


if __name__ == "__main__":
    main()
