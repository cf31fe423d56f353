"""Judging a stack takes about the memory that the Swift side cuts stacks by, whatever its values."""

import tracemalloc

import numpy as np
import pytest
from random_cases import draw

from lockstep_reference import CELLS, Precision
from lockstep_reference.judging import judge_block
from lockstep_reference.subject import run

#: T, B, I, H and the number of cases: rows of inputs much wider than the gates; large weights.
STACKS = [((27, 3, 57, 2), 30), ((6, 2, 63, 15), 19), ((26, 7, 11, 1), 32), ((2, 3, 127, 17), 8)]


@pytest.mark.parametrize("finite", [True, False], ids=["finite", "not finite"])
@pytest.mark.parametrize("shape, cases", STACKS, ids=str)
def test_judging_stays_within_the_estimate(shape, cases, finite):
    steps, batch, inputs, units = shape
    cell = CELLS["lstm"]
    tensors, options = draw(np.random.default_rng(3), cell, cases, *shape, "generic")
    if not finite:
        tensors["inputs"][:, 0, 0, 0] = np.nan
    trace = run(cell, tensors, options)
    parameters = sum(tensors[name][0].size for name in cell.parameters)
    width = 3 * (inputs + units) + 100 * units
    estimate = cases * 8 * (7 * parameters + steps * batch * width)

    tracemalloc.start()
    judge_block(cell, tensors, options, trace, [], Precision.named("float32"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert peak < 1.3 * estimate
