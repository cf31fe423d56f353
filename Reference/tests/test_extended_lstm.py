"""Peepholes, projection, clipping and coupled gates: the bound holds, is reached, and tells apart
what the frameworks do differently."""

import numpy as np
import pytest
from mpmath import mp, mpf
from random_cases import draw
from subjects import traced, verdict
from test_adversary import campaign

from lockstep_reference import CELLS, Precision, judge
from lockstep_reference.operations import PlainOperations

NAMES = [name for name, cell in CELLS.items() if "cell_clip" in cell.options]
FLOAT32 = Precision.named("float32")
INPUTS, UNITS, OUTPUTS = 5, 4, 3


def test_there_are_eight():
    assert len(NAMES) == 8


@pytest.mark.parametrize("subtracting", [False, True])
@pytest.mark.parametrize("name", NAMES)
def test_never_above_the_bound_and_near_it(name, subtracting):
    """The worst-way adversary, computing 1 − f as a difference and as σ(−z). Catches a projection
    that forgets the errors of what it adds up, and a clip that forgets that of its operand."""
    worst, _, unverifiable = campaign(
        CELLS[name], 48, 12, FLOAT32, seed=9, subtracting=subtracting
    )
    assert unverifiable < 0.05
    assert min(worst[key] for key in (("c", None), ("h", None), ("h", "c"))) >= 0.9


def exact_step(cell, case, options):
    """c′ and h′ of one row with 50 digits, written from the definition."""
    inputs, kernel, bias = case["inputs"][0, 0], case["kernel"], case["bias"]
    c, h = case["initial_c"][0], case["initial_h"][0]
    row = [mpf(float(a)) for a in (*inputs, *h)]
    blocks = "ijfo" if "i" in [gate.name for gate in cell.gates] else "jfo"

    def z(name, unit, state=None):
        column = blocks.index(name) * len(c) + unit
        total = sum(a * mpf(float(w)) for a, w in zip(row, kernel[:, column]))
        total += mpf(float(bias[column]))
        peephole = case.get("peephole_" + name)
        if peephole is not None:
            total += mpf(float(peephole[unit])) * state
        return total

    def sigmoid(a):
        return 1 / (1 + mp.exp(-a))

    def clipped(a, limit):
        limit = mpf(limit)
        return max(-limit, min(limit, a)) if limit else a

    new, seen = [], []
    for unit, value in enumerate(c):
        before = mpf(float(value))
        f = sigmoid(z("f", unit, before) + mpf(options["forget_bias"]))
        i = sigmoid(z("i", unit, before)) if "i" in blocks else 1 - f
        after = clipped(before * f + i * mp.tanh(z("j", unit)), options["cell_clip"])
        new.append(after)
        seen.append(mp.tanh(after) * sigmoid(z("o", unit, after)))
    if "projection" not in case:
        return {"c": new, "h": seen}
    projected = [
        clipped(
            sum(m * mpf(float(w)) for m, w in zip(seen, column)), options["projection_clip"]
        )
        for column in case["projection"].T
    ]
    return {"c": new, "h": projected}


@pytest.mark.parametrize("name", NAMES)
def test_the_exact_value_is_within_the_references_own_rounding(name):
    """Catches a wrong definition, and a value computed less accurately than the bound says."""
    own = Precision(unit=0.0, accumulation=0.0, smallest=0.0, largest=1e300, activation_roundoffs=0)
    cell, random = CELLS[name], np.random.default_rng(3)
    for index in range(12):
        profile = ("generic", "saturating", "wide")[index % 3]
        tensors, options = draw(
            random, cell, 1, 1, 1, INPUTS, UNITS, profile, 0.5, outputs=OUTPUTS
        )
        case = {key: array[0] for key, array in tensors.items()}
        values = {key: float(value[0]) for key, value in options.items()}
        trace = traced(cell, tensors, options)
        judgement = judge(cell, case, {s: trace[s][0] for s in "ch"}, own, values)
        for state, elements in exact_step(cell, case, values).items():
            check = judgement[state]
            assert len(elements) == check.expected.shape[-1]
            for unit, value in enumerate(elements):
                distance = abs(float(value - check.expected[0, 0, unit]))
                assert distance <= check.bound[0, 0, unit], (state, unit)


@pytest.mark.parametrize("name", NAMES)
def test_plain_float32_agrees(name):
    """Ordinary NumPy, also from h alone and from the last c alone."""
    cell, random = CELLS[name], np.random.default_rng(4)
    tensors, options = draw(random, cell, 3, 7, 2, INPUTS, UNITS, scale=0.5, outputs=OUTPUTS)
    trace = traced(cell, tensors, options)
    for index in range(3):
        for states in ("ch", "h", "c"):
            given = {state: trace[state] for state in states}
            judgement = verdict(cell, tensors, options, given, FLOAT32, index)
            assert judgement.verdict == "agrees", (states, judgement.worst_ratio)


class Wrong(PlainOperations):
    """Cells in which one thing is as in no framework, or as in another."""

    def __init__(self, what):
        super().__init__(np.float32)
        self.what, self.before = what, None

    def sum(self, row, matrix, terms=(), pairs=()):
        # The peephole of o: the one pair that sees a state of this step.
        if self.what == "o on the old c" and pairs:
            (peephole, c) = pairs[0]
            if self.before is None:
                self.before = c
            elif c is not self.before:
                pairs, self.before = [(peephole, self.before)], None
        return super().sum(row, matrix, terms, pairs)

    def one_minus_sigmoid(self, x):
        return self.sigmoid(x) if self.what == "coupled to itself" else super().one_minus_sigmoid(x)

    def clip(self, x, limit):
        if self.what == "no clip":
            return x
        return super().clip(x, 1.5 * limit if self.what == "wide clip" else limit)


@pytest.mark.parametrize(
    "what, name",
    [
        ("o on the old c", "lstm_peephole"),
        ("coupled to itself", "lstm_coupled"),
        ("no clip", "lstm_clipped"),
        ("wide clip", "lstm_projected"),
    ],
)
def test_what_differs_is_told_apart(what, name):
    cell, random = CELLS[name], np.random.default_rng(5)
    tensors, options = draw(random, cell, 1, 6, 2, INPUTS, UNITS, outputs=OUTPUTS)
    options["cell_clip"][:] = 0.25 if "clip" in what else 0
    options["forget_bias"][:] = 1
    if "projection_clip" in options:
        options["projection_clip"][:] = 0.125
    right = traced(cell, tensors, options)
    assert verdict(cell, tensors, options, right, FLOAT32).verdict == "agrees"
    wrong = traced(cell, tensors, options, Wrong(what))
    assert verdict(cell, tensors, options, wrong, FLOAT32).verdict == "diverges"


def test_shapes_are_checked():
    cell = CELLS["lstm_peephole_projected"]
    tensors, _ = draw(np.random.default_rng(6), cell, 1, 2, 1, INPUTS, UNITS, outputs=OUTPUTS)
    case = {name: array[0] for name, array in tensors.items()}
    trace = {"h": np.zeros((2, 1, OUTPUTS), np.float32)}
    judge(cell, case, trace, FLOAT32)
    with pytest.raises(ValueError, match="projection must have the shape"):
        judge(cell, {**case, "projection": case["projection"].T}, trace, FLOAT32)
    with pytest.raises(ValueError, match="trace's h must have the shape"):
        judge(cell, case, {"h": np.zeros((2, 1, UNITS), np.float32)}, FLOAT32)
    with pytest.raises(ValueError, match="no tensor z"):
        judge(cell, case, {**trace, "z": np.zeros((2, 1, 4 * UNITS), np.float32)}, FLOAT32)
