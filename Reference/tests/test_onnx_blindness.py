"""ONNX's own LSTM cases, scored: which of the 23 wrong orders of gates do they catch?

All weights of such a case are one number, so that each block of columns is like every other.
"""

import json
import os
import pathlib
import warnings

import numpy as np
import pytest
from random_cases import draw

from lockstep_reference import CELLS, Precision, judge
from lockstep_reference.mistakes import MISTAKES, NONE
from lockstep_reference.mistakes.layouts import GATE_ORDERS
from lockstep_reference.subject import run

FLOAT32 = Precision.named("float32")
CHECKOUT = pathlib.Path(__file__).resolve().parents[2]
CASES = (
    pathlib.Path(os.environ.get("LOCKSTEP_CASES", CHECKOUT.parent / "shared" / "cases"))
    / "upstream"
    / "onnx_backend_node"
    / "decoded"
)
NAMES = [
    "test_lstm_batchwise",
    "test_lstm_defaults",
    "test_lstm_with_initial_bias",
    "test_lstm_with_peepholes",
]
#: ONNX's blocks are i, o, f, c.
BLOCKS = "iofj"


def canonical(weights):
    """[4H, …] in ONNX's order as [4H, …] in the order i, j, f, o."""
    blocks = np.split(weights, 4)
    return np.concatenate([blocks[BLOCKS.index(name)] for name in "ijfo"])


def published(name):
    """(cell, case, trace of h) of a published case of one direction."""
    if not CASES.is_dir():
        reason = "ONNX's cases were skipped: ../shared/cases is not there; set LOCKSTEP_CASES"
        warnings.warn(reason, stacklevel=2)
        pytest.skip(reason)
    with np.load(CASES / (name + ".npz"), allow_pickle=False) as file:
        arrays = dict(file)
    (node,) = json.loads((CASES / (name + ".json")).read_text())["nodes"]
    assert set(node["attrs"]) <= {"hidden_size", "layout"}
    units, batch_major = node["attrs"]["hidden_size"], node["attrs"].get("layout", 0)
    inputs = arrays["X"].swapaxes(0, 1) if batch_major else arrays["X"]
    steps, batch, _ = inputs.shape
    assert np.all(arrays.get("sequence_lens", steps) == steps)
    bias = arrays.get("B", np.zeros((1, 8 * units), np.float32))[0]
    zeros = np.zeros((1, batch, units), np.float32)
    case = {
        "inputs": inputs,
        "kernel": np.concatenate([canonical(arrays["W"][0]).T, canonical(arrays["R"][0]).T]),
        "bias": canonical(bias[: 4 * units]),
        "recurrent_bias": canonical(bias[4 * units :]),
        "initial_c": arrays.get("initial_c", zeros)[0],
        "initial_h": arrays.get("initial_h", zeros)[0],
    }
    cell = CELLS["lstm_two_biases"]
    if "P" in arrays:
        cell = CELLS["lstm_peephole"]
        for gate, peephole in zip("iof", np.split(arrays["P"][0], 3)):
            case["peephole_" + gate] = peephole
        # This cell has one bias; these are zeros.
        assert not case["bias"].any() and not case.pop("recurrent_bias").any()
    # A single step: what is published is its h, whether as the outputs or as the last one.
    assert steps == 1
    h = arrays["Y_h"]
    h = h.swapaxes(0, 1) if batch_major else h
    if "Y" in arrays:
        outputs = arrays["Y"].transpose(1, 2, 0, 3) if batch_major else arrays["Y"]
        assert (outputs[:, 0] == h).all()
    return cell, case, {"h": h}


def options(cell):
    """Without a forget bias, which ONNX does not have."""
    return {**cell.options, "forget_bias": 0.0}


def of_port(cell, case, mistake):
    """The h of a port that makes a mistake."""
    stacked = {name: array[None] for name, array in case.items()}
    values = {name: np.array([value]) for name, value in options(cell).items()}
    return {"h": run(cell, stacked, values, mistake)["h"][0]}


@pytest.mark.parametrize("name", NAMES)
def test_the_reference_agrees_with_onnx(name):
    """Catches weights or states that were read in another layout than ONNX's."""
    cell, case, trace = published(name)
    judged = judge(cell, case, trace, FLOAT32, options(cell))
    assert judged.agrees and judged.worst_ratio > 1e-4


def test_the_layout_is_read():
    """What the published cases cannot see: rows that differ. Catches a layout of batches that
    is not turned."""
    cell, case, trace = published("test_lstm_batchwise")
    assert case["inputs"].shape == (1, 3, 2)
    turned = {**case, "inputs": case["inputs"][:, ::-1]}
    assert judge(cell, turned, trace, FLOAT32, options(cell)).verdict == "diverges"


def test_all_of_them_together_catch_no_wrong_order_of_gates():
    """0 of 23: every port with a wrong order passes every case."""
    assert len(GATE_ORDERS) == 23
    caught = set()
    for name in NAMES:
        cell, case, trace = published(name)
        for mistake in GATE_ORDERS:
            port = of_port(cell, case, mistake)
            if judge(cell, case, port, FLOAT32, options(cell)).verdict != "agrees":
                caught.add(mistake.name)
            assert np.allclose(port["h"], trace["h"], rtol=1e-3, atol=1e-7)
    assert caught == set()


def test_they_catch_what_is_no_order_of_gates():
    """So that the score above is not that of cases that catch nothing."""
    cell, case, _ = published("test_lstm_with_initial_bias")
    for name in ("bias_missing", "output_tanh_missing", "sigmoid_hard"):
        port = of_port(cell, case, MISTAKES[name])
        assert judge(cell, case, port, FLOAT32, options(cell)).verdict == "diverges"


@pytest.mark.parametrize("cell", ["lstm_two_biases", "lstm_peephole"])
def test_one_random_case_catches_all_of_them(cell):
    """23 of 23, by the h of a single step as in ONNX's cases."""
    cell = CELLS[cell]
    tensors, _ = draw(np.random.default_rng(1), cell, 1, 1, 3, 2, 5, "generic", 0.6)
    case = {name: array[0] for name, array in tensors.items()}
    assert judge(cell, case, of_port(cell, case, NONE), FLOAT32, options(cell)).agrees
    caught = [
        mistake.name
        for mistake in GATE_ORDERS
        if judge(cell, case, of_port(cell, case, mistake), FLOAT32, options(cell)).verdict
        == "diverges"
    ]
    assert len(caught) == 23
