"""Trains the line model on the shards of render.py: train.py --short DIR --long DIR --out DIR --minutes N.

One thread. The learning rate follows the clock, so that training ends annealed when the minutes are
over; so two runs differ a little. A checkpoint is written every five minutes.
"""

import argparse
import pathlib
import pickle
import time

import cv2
import numpy as np
import torch
from torch import nn

from measure import measured
from net import STRIDE, LineModel
from render import hands_in, rendered

COLUMNS = 9000  # px of width in one batch
FRESH = 500


def load(path):
    return [line for line in pickle.loads(path.read_bytes()) if line[0].shape[1] // STRIDE > 1.3 * needed(line[1])]


def needed(label):
    """Columns that CTC needs at least."""
    return len(label) + int((label[1:] == label[:-1]).sum())


class Lines:
    """Shards in turn, the newest not yet seen first; short words at the beginning."""

    def __init__(self, short, long, random, hands=None):
        self.folders, self.random, self.hands = (short, long), random, hands
        self.seen = {}

    def fresh(self, longest):
        """Lines drawn on the spot, so that a slow renderer starves nobody; none without fonts."""
        lines = rendered(self.hands, FRESH, longest, self.random) if self.hands else []
        return [line for line in lines if line[0].shape[1] // STRIDE > 1.3 * needed(line[1])]

    def next_shard(self, share_short):
        folder = self.folders[0] if self.random.random() < share_short else self.folders[1]
        paths = sorted(folder.glob("*.pickle")) or sorted(self.folders[0].glob("*.pickle"))
        least = min(self.seen.get(path, 0) for path in paths)
        path = self.random.choice([path for path in paths if self.seen.get(path, 0) == least])
        self.seen[path] = least + 1
        lines = load(path)
        if least == 0 or not self.hands:
            return lines
        kept = self.random.permutation(len(lines))[: 2 * FRESH]
        return [lines[at] for at in kept] + self.fresh(12 if path.parent == self.folders[0] else 44)

    def batches(self, share_short):
        """One shard in batches of lines of like width."""
        lines = self.next_shard(share_short)
        lines.sort(key=lambda line: line[0].shape[1] + self.random.integers(24))
        batches, batch = [], []
        for line in lines:
            if batch and (len(batch) + 1) * line[0].shape[1] > COLUMNS:
                batches.append(batch)
                batch = []
            batch.append(line)
        batches.append(batch)
        return [batches[at] for at in self.random.permutation(len(batches))]


def varied(picture, random):
    """Shards are used more than once: another width, height, place, pen and light each time."""
    wide, high = np.exp(random.normal(0, 0.08)), random.uniform(0.88, 1.0)
    size = (max(8, round(picture.shape[1] * wide)), max(8, round(picture.shape[0] * high)))
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    over = picture.shape[0] - small.shape[0]
    top = random.integers(over + 1)
    small = cv2.copyMakeBorder(small, top, over - top, 0, 0, cv2.BORDER_CONSTANT, value=255)
    if random.random() < 0.2:
        small = cv2.GaussianBlur(small, (0, 0), random.uniform(0.3, 0.9))
    if random.random() < 0.3:
        small = np.clip(255 * (small / 255.0) ** random.uniform(0.6, 1.6), 0, 255).astype(np.uint8)
    return small


def as_tensors(batch, random):
    batch = [(varied(picture, random), label, name) for picture, label, name in batch]
    width = -(-max(line[0].shape[1] for line in batch) // STRIDE) * STRIDE
    pictures = np.zeros((len(batch), 1, batch[0][0].shape[0], width), np.float32)
    for index, line in enumerate(batch):
        pictures[index, 0, :, : line[0].shape[1]] = 1 - line[0] / 255.0
    labels = torch.from_numpy(np.concatenate([line[1] for line in batch]).astype(np.int64) + 1)
    sizes = torch.tensor([len(line[1]) for line in batch])
    columns = torch.tensor([-(-line[0].shape[1] // STRIDE) for line in batch])
    return torch.from_numpy(pictures).to(memory_format=torch.channels_last), labels, sizes, columns


def rate(progress, peak):
    """One cycle: up during the first tenth, then down along a cosine."""
    if progress < 0.1:
        return peak * (0.05 + 0.95 * progress / 0.1)
    return peak * (0.5 * (1 + np.cos(np.pi * (progress - 0.1) / 0.9)) * 0.998 + 0.002)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", required=True, type=pathlib.Path)
    parser.add_argument("--long", required=True, type=pathlib.Path)
    parser.add_argument("--tuning", required=True, type=pathlib.Path, help="shards of fonts not trained on")
    parser.add_argument("--out", required=True, type=pathlib.Path)
    parser.add_argument("--minutes", type=float, default=95)
    parser.add_argument("--until", type=float, default=0, help="end at this time (Unix) instead")
    parser.add_argument("--fonts", type=pathlib.Path, help="draw more lines on the spot, in these")
    parser.add_argument("--resume", help="weights to go on from")
    parser.add_argument("--since", type=float, default=0, help="when the interrupted run began (Unix)")
    parser.add_argument("--peak", type=float, default=3e-3)
    parser.add_argument("--seed", type=int, default=20261125)
    given = parser.parse_args()
    torch.manual_seed(given.seed)
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    given.out.mkdir(parents=True, exist_ok=True)
    begin = given.since or time.time()
    span = given.until - begin if given.until else given.minutes * 60
    model = LineModel().to(memory_format=torch.channels_last)
    if given.resume:
        model.load_state_dict(torch.load(given.resume))
    optimizer = torch.optim.AdamW(model.parameters(), lr=given.peak, weight_decay=1e-2)
    ctc = nn.CTCLoss(zero_infinity=True)
    hands = {part: hands_in(given.fonts / part) for part in ("train", "latin", "typed")} if given.fonts else None
    lines = Lines(given.short, given.long, np.random.default_rng(given.seed), hands)
    tuning = [line for path in sorted(given.tuning.glob("*.pickle")) for line in load(path)]
    seen, losses, last_save, last_measure = 0, [], time.time(), time.time()
    model.train()
    while time.time() - begin < span:
        for batch in lines.batches(max(0.05, 1 - (time.time() - begin) / span / 0.12)):
            progress = (time.time() - begin) / span
            if progress >= 1:
                break
            for group in optimizer.param_groups:
                group["lr"] = rate(progress, given.peak)
            pictures, labels, sizes, columns = as_tensors(batch, lines.random)
            logits = model(pictures).squeeze(2).permute(2, 0, 1).log_softmax(2)
            loss = ctc(logits, labels, columns.clamp(max=logits.shape[0]), sizes)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            optimizer.step()
            seen += len(batch)
            losses.append(loss.item())
            if len(losses) == 100:
                print(f"{(time.time() - begin) / 60:6.1f} min  lines {seen:7d}  rate {rate(progress, given.peak):.5f}"
                      f"  loss {np.mean(losses):.4f}", flush=True)
                losses = []
        if time.time() - last_save > 300:
            last_save = time.time()
            torch.save(model.state_dict(), given.out / "checkpoint.pt")
        if time.time() - last_measure > 480:
            last_measure = time.time()
            print("tuning fonts:", *measured(model, tuning), sep="\n  ", flush=True)
            model.train()
    torch.save(model.state_dict(), given.out / "last.pt")
    print("tuning fonts:", *measured(model, tuning), sep="\n  ", flush=True)


if __name__ == "__main__":
    main()
