#!/usr/bin/env python3
"""Writes all_kinds.nnet and all_kinds.expect.npz: a binary network of Kaldi's nnet1 with every kind of
component that Lockstep reads, its layout written out here byte by byte, apart from Lockstep's writer.

And lstmp_4x5p3.nnet: lstmp_4x5p3.nnet.txt, as binary.
"""

import pathlib
import re
import struct

import numpy as np

FOLDER = pathlib.Path(__file__).parent


def token(name):
    return f"{name} ".encode()


def integer(value):
    return b"\4" + struct.pack("<i", value)


def single(value):
    return b"\4" + struct.pack("<f", value)


def double(value):
    return b"\10" + struct.pack("<d", value)


def tensor(array):
    letter = "F" if array.dtype == np.float32 else "D"
    kind = "M" if array.ndim == 2 else "V"
    dimensions = b"".join(integer(length) for length in array.shape)
    return token(letter + kind) + dimensions + array.astype(array.dtype.newbyteorder("<")).tobytes()


def component(name, outputs, inputs, content=b""):
    return token(f"<{name}>") + integer(outputs) + integer(inputs) + content + token(
        "<!EndOfComponent>")


def network(*components):
    return b"\0B" + token("<Nnet>") + b"".join(components) + token("</Nnet>")


LSTM = ["w_gifo_x", "w_gifo_r", "bias", "peephole_i_c", "peephole_f_c", "peephole_o_c", "w_r_m"]


def lstm(tensors, prefix, settings, marker="LstmProjected"):
    content = b"".join(settings)
    content += b"".join(tensor(tensors[prefix + name]) for name in LSTM)
    outputs = tensors[prefix + "w_r_m"].shape[0]
    return component(marker, outputs, tensors[prefix + "w_gifo_x"].shape[1], content)


def all_kinds():
    random = np.random.default_rng(7)
    tensors = {}

    def draw(name, *shape, dtype=np.float32):
        tensors[name] = random.standard_normal(shape).astype(dtype)
        return tensors[name]

    def draw_lstm(prefix, inputs, cells, outputs, dtype):
        shapes = [(4 * cells, inputs), (4 * cells, outputs), (4 * cells,), (cells,), (cells,),
                  (cells,), (outputs, cells)]
        for name, shape in zip(LSTM, shapes):
            draw(prefix + name, *shape, dtype=dtype)

    offsets = np.array([-2, 0, 5], np.int32)
    tensors["0.Splice.offsets"] = offsets
    components = [
        component("Splice", 12, 4, b"\4" + struct.pack("<i", 3) + offsets.tobytes()),
        component("AddShift", 12, 12, token("<LearnRateCoef>") + single(0)
                  + tensor(draw("1.AddShift.shift", 12))),
        component("Rescale", 12, 12, tensor(draw("2.Rescale.scale", 12, dtype=np.float64))),
    ]
    tensors["1.AddShift.LearnRateCoef"] = np.float32(0)
    draw_lstm("3.LstmProjected.", 12, 5, 3, np.float32)
    # In another order than Kaldi's own, which it allows, and a double.
    components.append(lstm(tensors, "3.LstmProjected.", [
        token("<CellClip>") + single(50), token("<CellDim>") + integer(5),
        token("<GradClip>") + double(0.1)]))
    tensors["3.LstmProjected.CellClip"] = np.float32(50)
    tensors["3.LstmProjected.GradClip"] = np.float64(0.1)
    draw_lstm("4.LstmProjected.", 3, 2, 6, np.float64)
    components.append(lstm(tensors, "4.LstmProjected.", [
        token("<CellDim>") + integer(2), token("<ClipGradient>") + single(5)],
        marker="LstmProjectedStreams"))
    tensors["4.LstmProjected.GradClip"] = np.float32(5)
    components.append(component("Tanh", 6, 6))
    components.append(component("Sigmoid", 6, 6))
    components.append(component(
        "AffineTransform", 9, 6,
        token("<LearnRateCoef>") + single(1) + token("<BiasLearnRateCoef>") + single(0.25)
        + token("<MaxNorm>") + single(0) + tensor(draw("7.AffineTransform.linearity", 9, 6))
        + tensor(draw("7.AffineTransform.bias", 9))))
    tensors["7.AffineTransform.LearnRateCoef"] = np.float32(1)
    tensors["7.AffineTransform.BiasLearnRateCoef"] = np.float32(0.25)
    tensors["7.AffineTransform.MaxNorm"] = np.float32(0)
    components.append(component("Softmax", 9, 9))
    for index, (name, inputs, outputs) in enumerate([
            ("Splice", 4, 12), ("AddShift", 12, 12), ("Rescale", 12, 12), ("LstmProjected", 12, 3),
            ("LstmProjected", 3, 6), ("Tanh", 6, 6), ("Sigmoid", 6, 6), ("AffineTransform", 6, 9),
            ("Softmax", 9, 9)]):
        tensors[f"{index}.{name}.input_dim"] = np.int32(inputs)
        tensors[f"{index}.{name}.output_dim"] = np.int32(outputs)
    (FOLDER / "all_kinds.nnet").write_bytes(network(*components))
    np.savez_compressed(FOLDER / "all_kinds.expect.npz", **tensors)


def sample():
    text = (FOLDER / "lstmp_4x5p3.nnet.txt").read_text()
    outputs, inputs = map(int, re.search(r"<LstmProjected> (\d+) (\d+)", text).groups())
    settings = [
        token(f"<{name}>") + (integer(int(value)) if name == "CellDim" else single(float(value)))
        for name, value in re.findall(r"<(\w+)> (\d+) (?=[<\n])", text)]
    tensors = {}
    for name, block in zip(LSTM, re.findall(r"\[([^]]*)\]", text)):
        rows = [line.split() for line in block.split("\n") if line.strip()]
        array = np.array(rows, np.float32)
        tensors[name] = array if name.startswith("w_") else array[0]
    assert tensors["w_gifo_x"].shape[1] == inputs and tensors["w_r_m"].shape[0] == outputs
    (FOLDER / "lstmp_4x5p3.nnet").write_bytes(network(lstm(tensors, "", settings)))


all_kinds()
sample()
