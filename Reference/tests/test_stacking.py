"""Judging cases together gives the bits of judging each alone; step by step, the same numbers."""

import numpy as np
import pytest
from random_cases import draw

from lockstep_reference import CELLS, Precision
from lockstep_reference.judging import judge_block
from lockstep_reference.subject import run

FLOAT32 = Precision.named("float32")


def mixed(cell, steps, batch, inputs, units, seed):
    """A stack of equally large cases of all kinds: ordinary, subnormal, with zeros, exact, not
    finite, overflowing, saturated."""
    random = np.random.default_rng(seed)
    profiles = (
        "generic",
        "tiny",
        "sparse",
        "probe",
        "wide",
        "saturating",
        "generic",
        "generic",
        "generic",
        "generic",
        "generic",
    )
    drawn = [draw(random, cell, 1, steps, batch, inputs, units, profile) for profile in profiles]
    tensors = {name: np.concatenate([d[0][name] for d in drawn]) for name in drawn[0][0]}
    options = {name: np.concatenate([d[1][name] for d in drawn]) for name in cell.options}
    for array in tensors.values():
        array[7] = random.integers(-3, 4, array[7].shape)
        array[10] *= np.float32(1e30)
    options = {name: np.where(np.arange(11) == 7, 1.0, value) for name, value in options.items()}
    tensors["inputs"][8].flat[::7] = np.nan
    if "kernel" in tensors:
        tensors["kernel"][8].flat[::5] = 0
    tensors["inputs"][9].flat[::11] = np.inf
    tensors["initial_" + cell.states[-1]][9].flat[::3] = -np.inf
    trace = run(cell, tensors, options)
    trace[cell.states[0]][0].flat[::5] = 0.25
    return tensors, options, trace


def everything(cell, tensors, options, trace, final, stepwise=False):
    """All arrays that a judgement holds, by name."""
    checks = judge_block(cell, tensors, options, trace, final, FLOAT32, stepwise)
    result = {}
    for check in checks.arrays:
        for kind in ("expected", "bound", "statistical"):
            if getattr(check, kind) is not None:
                result[f"{check.layout.tensor} {check.layout.basis} {kind}"] = getattr(check, kind)
    for name, arrays in checks.bias.results().items():
        for kind, array in zip(("estimate", "threshold", "detectable"), arrays):
            result[f"{name} {kind}"] = array
    return result


def part(arrays, cases):
    return {name: array[cases] for name, array in arrays.items()}


SHAPES = [  # T, B, I, H: one of each is 1; several stacks of cases; several blocks of rows
    (5, 3, 4, 2),
    (1, 1, 1, 1),
    (7, 1, 3, 1),
    (1, 5, 1, 3),
    (20, 2, 9, 33),
    (20, 1, 2, 17),
    (90, 4, 3, 40),
    (33, 2, 65, 1),
    (2, 3, 70, 96),
]


#: The cell, the shape and what the trace holds; where the rest is carried, only short cases.
STACKS = [(name, shape, "all") for name in CELLS for shape in SHAPES]
STACKS += [("lstm", shape, held) for shape in SHAPES if shape[0] * shape[3] < 1000 for held in "hc"]


@pytest.mark.parametrize("name, shape, held", STACKS)
def test_the_bits_do_not_depend_on_the_stack(name, shape, held):
    """Singly, in one stack and in stacks of three; catches a path that is chosen for a whole stack
    (a subnormal, a NaN, a wide interval, an exact column somewhere) and that computes differently,
    and sums whose order depends on the number of cases."""
    cell = CELLS[name]
    tensors, options, trace = mixed(cell, *shape, seed=sum(shape))
    final = ()
    if held != "all":
        trace, final = {held: trace[held]}, tuple(s for s in cell.states if s != held)
    together = everything(cell, tensors, options, trace, final)
    count = len(tensors["inputs"])
    for size in (1, 3):
        for start in range(0, count, size):
            cases = slice(start, start + size)
            alone = everything(
                cell, part(tensors, cases), part(options, cases), part(trace, cases), final
            )
            for key, array in alone.items():
                same = array.tobytes() == np.ascontiguousarray(together[key][cases]).tobytes()
                assert same, f"{key} of cases {start}… of {size} in a stack"


@pytest.mark.parametrize("name", CELLS)
def test_step_by_step_agrees_with_the_batch(name):
    """The batch and stepping through time differ by float64 rounding and no more. Catches steps
    that are checked from the wrong row."""
    cell = CELLS[name]
    tensors, options, trace = mixed(cell, 6, 3, 4, 5, seed=3)
    batch = everything(cell, tensors, options, trace, ())
    steps = everything(cell, tensors, options, trace, (), stepwise=True)
    assert batch.keys() == steps.keys()
    for key, array in batch.items():
        if key.endswith(("estimate", "threshold")):
            continue  # differences of nearly equal numbers
        np.testing.assert_allclose(steps[key], array, rtol=1e-10, atol=1e-15, err_msg=key)


def test_outputs_go_into_given_arrays():
    """The embedding hands in its own arrays: they receive the same bits."""
    cell = CELLS["lstm"]
    tensors, options, trace = mixed(cell, 4, 2, 3, 5, seed=4)
    fresh = judge_block(cell, tensors, options, trace, (), FLOAT32)
    out = []
    for check in fresh.arrays:
        names = ("expected", "bound", *["statistical"] * check.layout.statistical)
        out.append({name: np.full(check.expected.shape, -1.0) for name in names})
    judge_block(cell, tensors, options, trace, (), FLOAT32, out=out)
    for check, given in zip(fresh.arrays, out):
        for name, array in given.items():
            assert array.tobytes() == getattr(check, name).tobytes()
