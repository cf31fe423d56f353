"""Each known mistake, run as a subject, diverges; judged by itself it agrees; no two are one."""

import re

import numpy as np
import pytest
from random_cases import draw

from lockstep_reference import CELLS, Precision
from lockstep_reference.judging import judge_block, ratio_of
from lockstep_reference.mistakes import MISTAKES, NONE, mistake_for
from lockstep_reference.subject import run

MADE = {
    name: [mistake for mistake in MISTAKES.values() if name in mistake.cells]
    for name in CELLS
    if any(name in mistake.cells for mistake in MISTAKES.values())
}
#: Cells that hold all kinds of mistakes between them.
MAIN = ["lstm", "lstm_two_biases", "rnn", "lstm_peephole_projected", "lstm_coupled_peephole"]

#: (T, B, I, H, P), pairwise distinct. In one of them I + H, and I + P, leave other remainders by 4
#: than by 8.
SIZES = (4, 3, 6, 7, 5)
OTHERS = (3, 2, 10, 13, 11)


def cases(cell, seed, count=2, sizes=SIZES, dtype="float32", profile="generic"):
    """Tensors and options of random cases. In the profile ``nonfinite`` some inputs of one row,
    some states of another and a weight of one unit are NaN or infinite."""
    random = np.random.default_rng(seed)
    steps, batch, inputs, units, outputs = sizes
    kind = "generic" if profile == "nonfinite" else profile
    tensors, options = draw(
        random, cell, count, steps, batch, inputs, units, kind, 0.6, dtype, outputs
    )
    if profile == "nonfinite":
        tensors["inputs"][:, 0, 0, ::2] = np.nan
        tensors["inputs"][:, -1, 0, 1] = np.inf
        for state in cell.states:
            tensors["initial_" + state][:, 1, 1] = np.nan
            tensors["initial_" + state][:, 1, 2] = -np.inf
        tensors["kernel"][:, 2, 3] = np.nan
    return tensors, options


def worst(cell, tensors, options, trace, dtype="float32", mistake=NONE):
    """The greatest ratio of each case, judged by a mistake under the absolute contract; NaN for a
    case without evidence."""
    precision = Precision.named(dtype, relative=False)
    checks = judge_block(cell, tensors, options, trace, (), precision, mistake=mistake)
    with np.errstate(all="ignore"):
        return np.fmax.reduce([_worst(check, trace) for check in checks.arrays])


def _worst(check, trace):
    actual = trace[check.layout.tensor].reshape(check.expected.shape)
    ratio = ratio_of(actual, check.expected, check.bound)
    return np.fmax.reduce(ratio.reshape(len(ratio), -1), axis=1)


@pytest.mark.parametrize(
    "cell, sizes, dtype, profile",
    [
        *((cell, SIZES, "float32", "generic") for cell in MADE),
        *((cell, OTHERS, "float64", "generic") for cell in MAIN),
        *((cell, SIZES, "float32", "saturating") for cell in MAIN[2:4]),
        *((cell, SIZES, "float32", "nonfinite") for cell in MAIN[2:4]),
    ],
)
def test_a_port_is_judged_by_its_mistake(cell, sizes, dtype, profile):
    """Its whole trace agrees, and h alone, of which c is carried. Catches a mistake that the two
    readings of a cell make differently, and one that nothing can be proved of."""
    cell = CELLS[cell]
    for mistake in MADE[cell.name]:
        tensors, options = cases(cell, 3, 1, sizes, dtype, profile)
        trace = run(cell, tensors, options, mistake)
        assert {array.dtype for array in trace.values()} == {np.dtype(dtype)}
        for part in (trace, {"h": trace["h"]}) if "c" in trace else (trace,):
            ratio = worst(cell, tensors, options, part, dtype, mistake)
            assert (ratio <= 1).all(), (mistake.name, list(part), ratio)


@pytest.mark.parametrize(
    "cell, dtype",
    [*((cell, "float32") for cell in MADE), *((cell, "float64") for cell in MAIN)],
)
def test_a_mistake_diverges(cell, dtype):
    """In one of a few cases that leave room for it. Catches a bound that hides it, and a mistake
    that changes nothing."""
    cell = CELLS[cell]
    data = [
        cases(cell, 1, 3, SIZES, dtype),
        cases(cell, 2, 3, SIZES, dtype, "saturating"),
        cases(cell, 3, 3, SIZES, dtype, "nonfinite"),
    ]
    missed = []
    for mistake in MADE[cell.name]:
        traces = ((*given, run(cell, *given, mistake)) for given in data)
        if not any((worst(cell, *given, dtype) > 1).any() for given in traces):
            missed.append(mistake.name)
    assert missed == []


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("cell", CELLS)
def test_no_mistake_agrees(cell, dtype):
    """The same cases without a mistake."""
    cell = CELLS[cell]
    tensors, options = draw(np.random.default_rng(1), cell, 12, 4, 3, 5, 7, "generic", 0.6, dtype)
    ratio = worst(cell, tensors, options, run(cell, tensors, options), dtype)
    assert (ratio <= 1).all()
    # In float64 a cell without gates may do what the reference does, and a copy does nothing.
    assert (ratio > 1e-4).all() or cell.name == "copy" or (not cell.gates and dtype == "float64")


@pytest.mark.parametrize("name", MAIN)
def test_no_mistake_explains_another(name):
    """Nor what was done right. Catches one that is in the catalogue twice.

    At a first step what is expected does not depend on the trace: each mistake is judged by once,
    and compared with all traces at once. Pairs that a first step does not tell apart are judged.
    """
    cell, mistakes = CELLS[name], [NONE, *MADE[name]]
    alike = np.ones((len(mistakes), len(mistakes)), bool)
    for seed, (profile, sizes) in enumerate(
        [("generic", SIZES), ("generic", OTHERS), ("saturating", SIZES), ("nonfinite", SIZES)]
    ):
        tensors, options = cases(cell, seed, 1, (1, *sizes[1:]), profile=profile)
        traces = [run(cell, tensors, options, mistake) for mistake in mistakes]
        for row, mistake in enumerate(mistakes):
            if not mistake.unrolled:
                alike[row] &= _unrefuted(cell, tensors, options, traces, mistake)
    more = [cases(cell, 7, 2), cases(cell, 8, 2, (6, 4, *SIZES[2:]))]
    traces = [[run(cell, *given, mistake) for mistake in mistakes] for given in more]
    left = []
    for row, column in np.argwhere(alike & ~np.eye(len(mistakes), dtype=bool)):
        ratios = (
            worst(cell, *given, of_each[column], mistake=mistakes[row])
            for given, of_each in zip(more, traces)
        )
        if not any((ratio > 1).any() for ratio in ratios):
            left.append((mistakes[row].name, mistakes[column].name))
    assert left == []


def _unrefuted(cell, tensors, options, traces, mistake):
    """Which of many traces of a first step are within the bounds of one mistake."""
    precision = Precision.named("float32", relative=False)
    checks = judge_block(cell, tensors, options, traces[0], (), precision, mistake=mistake)
    within = np.ones(len(traces), bool)
    for check in checks.arrays:
        actual = np.stack([trace[check.layout.tensor] for trace in traces])
        shape = (len(traces), *check.expected.shape)
        ratio = ratio_of(actual.reshape(shape), check.expected, check.bound)
        within &= ~(ratio > 1).any(axis=(1, 2, 3))
    return within


def test_two_mistakes_are_judged_by_together():
    """Each of a few with one of another kind, where h alone is known."""
    cell = CELLS["lstm_peephole_projected"]
    first = ["forget_bias_on_candidate", "gates_iofj", "state_float16", "cell_clip_late"]
    for pair in zip(first, ["tanh_pade", "peepholes_iof", "inputs_late", "unit_tail_4_missing"]):
        both = mistake_for(cell, "+".join(pair))
        tensors, options = cases(cell, 5, 6)
        trace = {"h": run(cell, tensors, options, both)["h"]}
        assert (worst(cell, tensors, options, trace, mistake=both) <= 1).all(), pair
        for single in pair:
            alone = worst(cell, tensors, options, trace, mistake=MISTAKES[single])
            assert (alone > 1).any(), (pair, single)


def test_a_mistake_is_asked_for_by_name():
    """Errors name the mistake, or the cell that leaves no room for it."""
    with pytest.raises(ValueError, match="no mistake 'forget'.*forget_bias_missing"):
        mistake_for(CELLS["lstm"], "forget")
    with pytest.raises(ValueError, match="gates_jifo.*rnn"):
        mistake_for(CELLS["rnn"], "gates_jifo")


@pytest.mark.parametrize("name", ["lstm", "lstm_coupled"])
def test_an_order_of_gates_says_which_gate_got_whose_weights(name):
    """Run with the weights that the sentence tells of, the right cell does what the mistake does.

    Catches the inverse of an order: it is another one where more than two gates are exchanged."""
    cell = CELLS[name]
    tensors, options = cases(cell, 4, count=1, sizes=(2, 1, 3, 2, 2))
    units = tensors["kernel"].shape[-1] // len(cell.blocks)
    orders = [m for m in MADE[name] if "Lockstep's layout" in m.sentence]
    assert len(orders) == (23 if name == "lstm" else 5)
    for mistake in orders:
        pattern = r"(\w) (?:was computed )?with (?:the weights|those) of (\w)"
        told = dict(re.findall(pattern, mistake.sentence))
        assert all(gate != other for gate, other in told.items())
        blocks = [cell.blocks.index(told.get(gate, gate)) for gate in cell.blocks]
        columns = [block * units + unit for block in blocks for unit in range(units)]
        # Contiguous, as the mistake's are: the order of summation is the same then.
        moved = {w: np.ascontiguousarray(tensors[w][..., columns]) for w in ("kernel", "bias")}
        moved = {**tensors, **moved}
        right, wrong = run(cell, moved, options), run(cell, tensors, options, mistake)
        assert np.array_equal(right["h"], wrong["h"]), mistake.sentence


def test_the_catalogue_says_what_and_where():
    """Catches an entry whose sentence cannot stand behind “explained by”, or that has no source."""
    assert len(MISTAKES) >= 100
    assert sum(name.startswith("gates_") and name.count("_") == 1 for name in MISTAKES) >= 23
    for name, mistake in MISTAKES.items():
        assert name == name.lower() == mistake.name and name.replace("_", "").isalnum()
        assert not mistake.sentence.endswith(".") and mistake.source and mistake.cells, name
    sentences = [mistake.sentence for mistake in MISTAKES.values()]
    assert len(set(sentences)) == len(sentences)
