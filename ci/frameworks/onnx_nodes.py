"""ONNX models of single nodes, with what Lockstep's cells have not."""

import onnx
import onnxruntime
from case import agrees, fails, folder, inputs, weights
from onnx import TensorProto, helper


def model(name, kind="LSTM", state=None, **attributes):
    """A node with 4 inputs and 3 units, its weights constants."""
    gates = 4 if kind == "LSTM" else 1
    arrays = {"W": (1, gates * 3, 4), "R": (1, gates * 3, 3), "B": (1, gates * 6)}
    names = ["x", "W", "R", "B"]
    if state is not None:
        arrays[state] = (1, 9) if state == "P" else (1, 2, 3)
        names += ["", "", "", state] if state == "P" else ["", state, state]
    node = helper.make_node(kind, names, ["Y"], hidden_size=3, **attributes)
    graph = helper.make_graph(
        [node, helper.make_node("Squeeze", ["Y", "axes"], ["y"])], name,
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, [5, 2, 4])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, None)],
        [onnx.numpy_helper.from_array(weights(shape), key) for key, shape in arrays.items()]
        + [helper.make_tensor("axes", TensorProto.INT64, [1], [1])])
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
    path = folder / f"{name}.onnx"
    onnx.save(made, path)
    return path


for name, kind in (("lstm", "LSTM"), ("rnn", "RNN")):
    x, path = inputs(5, 2, 4), model(f"plain_{name}", kind)
    agrees(path, x=x, y=onnxruntime.InferenceSession(path).run(None, {"x": x})[0])
for name, options in {
        "clip": {"clip": 0.5}, "direction": {"direction": "reverse"},
        "activations": {"activations": ["HardSigmoid", "Tanh", "Tanh"]},
        "input_forget": {"input_forget": 1}, "layout": {"layout": 1}}.items():
    fails(model(name, **options), f"LSTM: Lockstep has none with {name} ")
fails(model("peepholes", state="P"), "LSTM: Lockstep has none with peepholes")
fails(model("state", state="initial"), "an initial state other than zeros")
