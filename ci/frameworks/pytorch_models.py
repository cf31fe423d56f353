"""PyTorch's checkpoints, TorchScript and ONNX by both exporters."""

import importlib.util
import warnings

import onnxruntime
import torch
from case import agrees, fails, folder, inputs
from torch import nn

warnings.filterwarnings("ignore")
softmax = ["--batch-major", "--output-activation", "softmax"]


class Network(nn.Module):
    def __init__(self, rnn, head=None):
        super().__init__()
        self.rnn, self.head = rnn, head

    def forward(self, x):
        h = self.rnn(x)[0]
        return h if self.head is None else self.head(h)


def torch_arrays(model, x):
    """As PyTorch computes them; in float32, whatever the weights are stored in."""
    with torch.no_grad():
        x = torch.from_numpy(x)
        arrays = {"x": x.numpy(), "h": model.rnn(x)[0].numpy()}
        if model.head is not None:
            arrays["y"] = model(x).numpy()
    return arrays


def checkpoints(name, model, x, options):
    state, arrays = model.state_dict(), torch_arrays(model, x)

    def save(form, content, **others):
        path = folder / f"{name}_{form}.pt"
        torch.save(content, path, **others)
        return path

    for form, content in (
            ("plain", state), ("nested", {"epoch": 3, "state_dict": state, "optimizer": {}}),
            ("module", {"model_state_dict": {"module." + k: v for k, v in state.items()}})):
        agrees(save(form, content), options, **arrays)
    agrees(save("legacy", state, _use_new_zipfile_serialization=False), options, **arrays)
    fails(save("whole", model), "Weights only load failed")
    script = folder / f"{name}_script.pt"
    torch.jit.save(torch.jit.trace(model, torch.from_numpy(x)), script)
    agrees(script, options, **arrays)
    for kind in (torch.float16, torch.bfloat16):
        rounded = {k: v.to(kind) for k, v in state.items()}
        model.load_state_dict({k: v.float() for k, v in rounded.items()})
        path = save(str(kind).rsplit(".", maxsplit=1)[-1], rounded)
        agrees(path, options, **torch_arrays(model, x))
    model.load_state_dict(state)


def exported(name, model, x, message, options):
    model = model.eval()
    for dynamo in (False, True):
        if dynamo and (importlib.util.find_spec("onnxscript") is None or name.startswith("rnn")):
            continue  # an RNN becomes single steps
        path = folder / f"{name}_{'dynamo' if dynamo else 'script'}.onnx"
        more = {"external_data": False} if dynamo else {}
        torch.onnx.export(
            model, (torch.from_numpy(x),), path, dynamo=dynamo, input_names=["x"],
            opset_version=18 if dynamo else 17, verbose=False, **more)
        if message is not None:
            fails(path, message)
            continue
        y = onnxruntime.InferenceSession(path).run(None, {"x": x})[0]
        agrees(path, options, x=x, y=y)


torch.manual_seed(3)
batch, time = ["--batch-major"], []
head = nn.Sequential(nn.Linear(6, 3), nn.Softmax(-1))
for name, model, shape, options in (
        ("stack", Network(nn.LSTM(4, 6, 2, batch_first=True), head), (2, 5, 4), softmax),
        ("rnn", Network(nn.RNN(4, 6, 2, bias=False), nn.Linear(6, 3, bias=False)), (5, 2, 4), time)):
    x = inputs(*shape)
    checkpoints(name, model, x, options)
    exported(name, model, x, None, options)
for name, rnn, message in (
        ("gru", nn.GRU(4, 6), "GRU: only LSTM and RNN can be run"),
        ("both", nn.LSTM(4, 6, bidirectional=True), "LSTM: Lockstep has none with direction b'bi"),
        ("rnn_relu", nn.RNN(4, 6, nonlinearity="relu"), "RNN: Lockstep has none with activations")):
    exported(name, Network(rnn), inputs(5, 2, 4), message, time)
