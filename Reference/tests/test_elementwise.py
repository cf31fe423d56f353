"""Layers without a state and without a matrix."""

import numpy as np
import pytest

from lockstep_reference import CELLS, Precision, judge
from lockstep_reference.subject import run

FLOAT32 = Precision.named("float32")
NAMES = [name for name, cell in CELLS.items() if cell.elementwise]


def _case(cell, width=7, steps=5, batch=3):
    random = np.random.default_rng(11)
    case = {name: random.standard_normal(width).astype("f4") for name in cell.parameters}
    case["inputs"] = (4 * random.standard_normal((steps, batch, width))).astype("f4")
    case["initial_y"] = random.standard_normal((batch, width)).astype("f4")
    return case


def _plain(cell, case):
    tensors = {name: array[None] for name, array in case.items()}
    return run(cell, tensors, {})["y"][0]


def test_there_are_six():
    assert NAMES == ["softmax", "sigmoid", "tanh", "shift", "scale", "copy"]


@pytest.mark.parametrize("name", NAMES)
def test_an_ordinary_implementation_agrees_and_a_wrong_one_does_not(name):
    cell = CELLS[name]
    case = _case(cell)
    y = _plain(cell, case)
    judged = judge(cell, case, {"y": y}, FLOAT32)
    assert judged.agrees and judged.worst_ratio <= 1
    wrong = y.copy()
    wrong[2, 1, 3] += np.float32(2.0**-12) * max(1, abs(wrong[2, 1, 3]))
    assert judge(cell, case, {"y": wrong}, FLOAT32).verdict == "diverges"


@pytest.mark.parametrize("name", NAMES)
def test_infinities_and_nan_come_through(name):
    cell = CELLS[name]
    case = _case(cell)
    case["inputs"][1, 0, 2] = np.nan
    case["inputs"][3, 2, 5] = -np.inf
    judged = judge(cell, case, {"y": _plain(cell, case)}, FLOAT32)
    assert judged.agrees
    swallowed = np.nan_to_num(_plain(cell, case))
    assert judge(cell, case, {"y": swallowed}, FLOAT32).verdict == "diverges"


@pytest.mark.parametrize("name", NAMES)
def test_rows_are_as_wide_as_outputs(name):
    cell = CELLS[name]
    case = _case(cell)
    case["inputs"] = case["inputs"][:, :, :-1]
    with pytest.raises(ValueError, match="inputs must have the shape"):
        judge(cell, case, {"y": np.ones((5, 3, 7), "f4")}, FLOAT32)
