"""Fits the typed-or-written head on a trained line model and writes both as ONNX: export.py --help."""

import argparse
import pathlib
import pickle

import numpy as np
import torch

from net import LineModel, write_onnx
from texts import ALPHABET


@torch.no_grad()
def features(model, lines):
    """Mean of the 1-D features of each line."""
    rows = []
    for picture, _, _ in lines:
        rows.append(model.traits(torch.from_numpy(1 - picture.astype(np.float32) / 255)[None, None])[0])
    return torch.stack(rows)


def lines_in(folder):
    return [line for path in sorted(folder.glob("*.pickle")) for line in pickle.loads(path.read_bytes())]


def fitted_head(rows, written):
    """Logistic regression; both classes weigh the same."""
    head = torch.nn.Linear(rows.shape[1], 1)
    optimizer = torch.optim.LBFGS(head.parameters(), max_iter=200)
    weight = torch.where(written > 0, 0.5 / written.mean(), 0.5 / (1 - written.mean()))

    def loss():
        optimizer.zero_grad()
        value = torch.nn.functional.binary_cross_entropy_with_logits(head(rows)[:, 0], written, weight)
        value = value + 1e-4 * head.weight.square().sum()
        value.backward()
        return value

    optimizer.step(loss)
    return head


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", required=True)
    parser.add_argument("--shards", required=True, type=pathlib.Path, help="lines of fonts of both kinds")
    parser.add_argument("--typed", required=True, type=pathlib.Path, help="folder with the typed fonts")
    parser.add_argument("--out", required=True, type=pathlib.Path, help="handwriting.onnx; .letters goes beside it")
    parser.add_argument("--lines", type=int, default=700, help="of each kind")
    given = parser.parse_args()
    torch.manual_seed(1)
    torch.set_num_threads(1)
    model = LineModel()
    model.load_state_dict(torch.load(given.weights))
    model.eval()
    typed_fonts = {path.stem for path in given.typed.glob("*.ttf")}
    kinds = [[], []]
    for line in lines_in(given.shards):
        kinds[line[2] not in typed_fonts].append(line)
    parts = [features(model, lines[: given.lines]) for lines in kinds]
    written = torch.cat([torch.full((len(part),), float(label)) for label, part in enumerate(parts)])
    rows = torch.cat(parts)
    head = fitted_head(rows, written)
    right = ((head(rows)[:, 0] > 0) == (written > 0)).float()
    print(f"typed or written: {100 * right.mean():.2f} % of {len(rows)} training lines right")
    write_onnx(model, head, given.out)
    given.out.with_suffix(".letters").write_text(ALPHABET + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
