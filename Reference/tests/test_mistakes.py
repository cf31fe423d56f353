"""Each known mistake, run as a subject, diverges; the unmistaken run agrees."""

import numpy as np
import pytest
from random_cases import draw
from subjects import verdict

from lockstep_reference import CELLS, Precision
from lockstep_reference.mistakes import MISTAKES, mistake_for
from lockstep_reference.subject import run

PAIRS = [(cell, name) for name, mistake in MISTAKES.items() for cell in mistake.cells]


def cases(cell, dtype, seed):
    return draw(np.random.default_rng(seed), cell, 12, 4, 3, 5, 7, "generic", 0.6, dtype)


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("cell, name", PAIRS)
def test_a_mistake_diverges(cell, name, dtype):
    """In nearly every random case. Catches a bound that hides it, and a mistake that changes
    nothing."""
    cell = CELLS[cell]
    tensors, options = cases(cell, dtype, 1)
    trace = run(cell, tensors, options, mistake_for(cell, name))
    assert {array.dtype for array in trace.values()} == {np.dtype(dtype)}
    precision = Precision.named(dtype)
    seen = sum(
        not verdict(cell, tensors, options, trace, precision, index).agrees for index in range(12)
    )
    assert seen >= 11


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("cell", CELLS)
def test_no_mistake_agrees(cell, dtype):
    """The same cases without a mistake."""
    cell = CELLS[cell]
    tensors, options = cases(cell, dtype, 1)
    trace = run(cell, tensors, options)
    for index in range(12):
        judged = verdict(cell, tensors, options, trace, Precision.named(dtype), index)
        assert judged.agrees
        # In float64 a cell without gates may do what the reference does, and a copy does nothing.
        exact = cell.name == "copy" or (not cell.gates and dtype == "float64")
        assert judged.worst_ratio > 1e-3 or exact


def test_a_mistake_is_asked_for_by_name():
    """Errors name the mistake, or the cell that leaves no room for it."""
    with pytest.raises(ValueError, match="no mistake 'forget'.*forget_bias_missing"):
        mistake_for(CELLS["lstm"], "forget")
    with pytest.raises(ValueError, match="gates_jifo.*rnn"):
        mistake_for(CELLS["rnn"], "gates_jifo")
    assert all(mistake.sentence for mistake in MISTAKES.values())
