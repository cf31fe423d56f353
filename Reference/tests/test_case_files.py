"""Case files: NumPy opens them, and what is no case is refused. That lockstep reads them, its own tests
show."""

import json

import numpy as np
import pytest
from random_cases import draw
from subjects import only

from lockstep_reference import CELLS
from lockstep_reference.case_files import write_case


@pytest.mark.parametrize("name", ["lstm", "lstm_peephole_projected", "rnn", "dense"])
def test_a_case_comes_back(tmp_path, name):
    """With its options and sizes."""
    cell = CELLS[name]
    tensors, _ = draw(np.random.default_rng(1), cell, 1, 4, 3, 5, 7, outputs=2)
    case, path = only(tensors), tmp_path / "case.npz"
    options = {"forget_bias": 0.5} if "forget_bias" in cell.options else {}
    write_case(path, cell, case, options)
    with np.load(path, allow_pickle=False) as file:
        for tensor, array in case.items():
            np.testing.assert_array_equal(file[tensor], array)
        header = json.loads(file["lockstep.json"])
    assert header["sizes"]["steps"] == 4 and header["sizes"]["hidden_size"] == 7
    assert header["cell"] == name and header["dtype"] == "float32"
    assert header.get("forget_bias", 0.5) == 0.5
    assert [file.name for file in tmp_path.iterdir()] == ["case.npz"]


def test_what_is_no_case_is_refused(tmp_path):
    """Errors name what is wrong."""
    cell = CELLS["lstm"]
    tensors, _ = draw(np.random.default_rng(1), cell, 1, 4, 3, 5, 7)
    case, path = only(tensors), tmp_path / "case.npz"
    with pytest.raises(ValueError, match="bias is missing"):
        write_case(path, cell, {name: a for name, a in case.items() if name != "bias"})
    with pytest.raises(ValueError, match="no option cell_clip"):
        write_case(path, cell, case, {"cell_clip": 1.0})
    with pytest.raises(ValueError, match="float32, or all float64"):
        write_case(path, cell, {**case, "bias": case["bias"].astype("float16")})
    with pytest.raises(ValueError, match="kernel must have the shape"):
        write_case(path, cell, {**case, "kernel": case["kernel"][:-1]})
    assert not list(tmp_path.iterdir())
