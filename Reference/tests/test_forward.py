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
    sizes = {"I": 3, "H": 5, "P": 2}
    widths = {state: sizes[cell.widths.get(state, "H")] for state in cell.states}
    assert cell.state_widths(drawn(np.random.default_rng(1), cell, sizes)) == widths


def test_each_layer_is_fed_by_the_one_before_in_float64():
    generator = np.random.default_rng(7)
    lstm, dense = CELLS["lstm"], CELLS["dense_softmax"]
    first = drawn(generator, lstm, {"I": 3, "H": 5})
    second = drawn(generator, dense, {"I": 5, "H": 4})
    inputs = generator.normal(size=(6, 2, 3)).astype("float32")
    outputs = np.zeros((6, 2, 4), "float32")
    layers = ForwardLayers([("lstm", first, {"forget_bias": 0.5}), ("dense_softmax", second, {})])
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
