"""The layers of a forward pass, against one call of the specification for each of them."""

import numpy as np
import pytest
from lockstep_reference.cells import CELLS
from lockstep_reference.embedding import ForwardLayers
from lockstep_reference.subject import run


def drawn(generator, cell, sizes):
    return {
        name: generator.normal(size=cell.shape(name, sizes)).astype("float32")
        for name in cell.parameters
    }


@pytest.mark.parametrize("name", sorted(CELLS))
def test_widths_come_from_the_parameters(name):
    cell = CELLS[name]
    sizes = {"I": 5 if cell.elementwise else 3, "H": 5, "P": 2}
    widths = {state: sizes[cell.widths.get(state, "H")] for state in cell.states}
    assert cell.state_widths(drawn(np.random.default_rng(1), cell, sizes), sizes["I"]) == widths


def test_each_layer_is_fed_by_the_one_before_in_float64():
    generator = np.random.default_rng(7)
    lstm, dense = CELLS["lstm"], CELLS["dense_softmax"]
    first = drawn(generator, lstm, {"I": 3, "H": 5})
    second = drawn(generator, dense, {"I": 5, "H": 4})
    inputs = generator.normal(size=(6, 2, 3)).astype("float32")
    outputs = np.zeros((6, 2, 4), "float32")
    layers = ForwardLayers(
        [("lstm", first, {"forget_bias": 0.5}, None), ("dense_softmax", second, {}, None)]
    )
    layers(inputs, outputs)

    def wide(arrays):
        return {name: array.astype("float64")[None] for name, array in arrays.items()}

    zeros = {"initial_c": np.zeros((1, 2, 5)), "initial_h": np.zeros((1, 2, 5))}
    hidden = run(
        lstm,
        {"inputs": inputs.astype("float64")[None], **wide(first), **zeros},
        {"forget_bias": np.array([0.5])},
    )["h"]
    expected = run(
        dense, {"inputs": hidden, **wide(second), "initial_y": np.zeros((1, 2, 4))}, {}
    )["y"]
    assert np.array_equal(outputs, expected[0].astype("float32"))
    again = np.zeros_like(outputs)
    layers(inputs, again)
    assert np.array_equal(outputs, again)


def test_frames_are_spliced_and_the_ends_repeated():
    frames = np.arange(12, dtype="float64").reshape(6, 1, 2)
    shift = np.zeros(4, "float64")
    outputs = np.zeros((6, 1, 4))
    ForwardLayers([("shift", {"shift": shift}, {}, (-2, 1))])(frames, outputs)
    assert outputs[0, 0].tolist() == [0, 1, 2, 3]
    assert outputs[3, 0].tolist() == [2, 3, 8, 9]
    assert outputs[5, 0].tolist() == [6, 7, 10, 11]
