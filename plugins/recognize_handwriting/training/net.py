"""The line model: convolutions only, so that OpenCV 4.6 runs it at any width; CTC over letters."""

import numpy as np
import torch
from torch import nn

from texts import ALPHABET

CLASSES = len(ALPHABET) + 1  # 0 = CTC's blank, then ALPHABET
STRIDE = 4                   # px of the input's width to one column of the output
TRAITS = 8                   # step whose mean says whether a line is typed


class Step(nn.Module):
    """Convolution, batch norm, ReLU; `skip` adds the input before the ReLU."""

    def __init__(self, inputs, outputs, kernel, stride=(1, 1), dilation=1, pad_height=True, skip=False):
        super().__init__()
        self.stride, self.dilation, self.skip = stride, (1, dilation), skip
        self.pad = (kernel[0] // 2 if pad_height else 0, dilation * (kernel[1] // 2))
        self.conv = nn.Conv2d(inputs, outputs, kernel, stride, self.pad, self.dilation, bias=False)
        self.norm = nn.BatchNorm2d(outputs)

    def forward(self, x):
        y = self.norm(self.conv(x))
        return torch.relu(y + x if self.skip else y)

    def folded(self):
        """Weights and biases with the norm folded in."""
        factor = self.norm.weight / torch.sqrt(self.norm.running_var + self.norm.eps)
        weight = self.conv.weight * factor[:, None, None, None]
        return weight.detach().numpy(), (self.norm.bias - self.norm.running_mean * factor).detach().numpy()


class LineModel(nn.Module):
    """(n, 1, 40, w) in 0..1, 1 = ink, to logits (n, CLASSES, 1, w / 4)."""

    def __init__(self, wide=160, dilations=(1, 2, 4, 8, 1, 2, 4, 8)):
        super().__init__()
        self.steps = nn.ModuleList([
            Step(1, 16, (3, 3), stride=(2, 2)),
            Step(16, 32, (3, 3)),
            Step(32, 48, (3, 3), stride=(2, 2)),
            Step(48, 48, (3, 3), skip=True),
            Step(48, 80, (3, 3), stride=(2, 1)),
            Step(80, 80, (3, 3), skip=True),
            Step(80, wide, (5, 3), pad_height=False),
            *[Step(wide, wide, (1, 3), dilation=d, skip=True) for d in dilations],
        ])
        self.last = nn.Conv2d(wide, CLASSES, (1, 1))
        self.drop = nn.Dropout(0.1)

    def forward(self, x):
        for step in self.steps:
            x = step(x)
        return self.last(self.drop(x))

    def traits(self, x):
        """(n, wide): what the line looks like on the whole, for telling type from writing."""
        for step in self.steps[: TRAITS + 1]:
            x = step(x)
        return x.mean((2, 3))


def write_onnx(model, head, path):
    """The trained model as ONNX (opset 11), norms folded, float32; `head`: Linear on traits()."""
    from onnx import TensorProto, helper, numpy_helper, save

    nodes, weights, at = [], [], "line"

    def convolution(weight, bias, name, **attributes):
        nonlocal at
        weights.append(numpy_helper.from_array(np.ascontiguousarray(weight, np.float32), f"{name}_w"))
        weights.append(numpy_helper.from_array(np.ascontiguousarray(bias, np.float32), f"{name}_b"))
        nodes.append(helper.make_node("Conv", [at, f"{name}_w", f"{name}_b"], [name], name=name,
                                      kernel_shape=list(weight.shape[2:]), **attributes))
        at = name

    for index, step in enumerate(model.steps):
        before, name = at, f"step{index}"
        weight, bias = step.folded()
        convolution(weight, bias, name, strides=list(step.stride), dilations=list(step.dilation),
                    pads=[*step.pad, *step.pad])
        if step.skip:
            nodes.append(helper.make_node("Add", [at, before], [f"{name}_sum"], name=f"{name}_sum"))
            at = f"{name}_sum"
        nodes.append(helper.make_node("Relu", [at], [f"{name}_relu"], name=f"{name}_relu"))
        at = f"{name}_relu"
        if index == TRAITS:
            nodes.append(helper.make_node("GlobalAveragePool", [at], ["traits"], name="traits"))
    last, at = at, "traits"
    convolution(head.weight.detach().numpy()[:, :, None, None], head.bias.detach().numpy(), "written",
                strides=[1, 1], dilations=[1, 1], pads=[0, 0, 0, 0])
    at = last
    convolution(model.last.weight.detach().numpy(), model.last.bias.detach().numpy(), "logits",
                strides=[1, 1], dilations=[1, 1], pads=[0, 0, 0, 0])
    graph = helper.make_graph(
        nodes, "line", [helper.make_tensor_value_info("line", TensorProto.FLOAT, [1, 1, 40, 256])],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, [1, CLASSES, 1, 64]),
         helper.make_tensor_value_info("written", TensorProto.FLOAT, [1, 1, 1, 1])], weights)
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 11)], producer_name="hoso")
    made.ir_version = 6
    save(made, str(path))
