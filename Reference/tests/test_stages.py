"""The stages of a step: exact sums and conforming computations lie within the bound, wrong ones do not."""

from fractions import Fraction

import numpy as np
import pytest
from random_cases import draw
from subjects import Rounding, traced

from lockstep_reference import CELLS, Precision, judge
from lockstep_reference.judging import StepStages, stage_layout
from lockstep_reference.operations import PlainOperations
from lockstep_reference.subject import run

RECURRENT = [name for name, cell in CELLS.items() if "h" in cell.states]
FLOAT32 = Precision.named("float32")
SUMS = ("input_product", "recurrent_product", "with_bias", "with_forget_bias")


def drawn(cell, seed=3, profile="generic", steps=3, dtype=np.float32):
    random = np.random.default_rng(seed)
    return draw(random, cell, 1, steps, 2, 5, 4, profile, 0.7, dtype, outputs=3)


class Exposing(PlainOperations):
    """Plain operations that keep what each activation was applied to, under the block's name."""

    def split(self, z, names):
        parts = super().split(z, names)
        self.observed.update({("z", name): part for name, part in zip(names, parts)})
        return parts


def exposed(cell, tensors, options, dtype=np.float32):
    """A conforming trace with the gates and, where a trace may hold it, z."""
    ops = Exposing(dtype)
    names = [*cell.states, *(gate.name for gate in cell.gates)]
    trace = {name: [] for name in names}
    weights = {
        name: tensors[name] if len(axes) > 1 else tensors[name][:, None]
        for name, axes in cell.parameters.items()
    }
    constants = {name: np.reshape(value, (-1, 1, 1)) for name, value in options.items()}
    state = {name: tensors["initial_" + name] for name in cell.states}
    z = []
    for step in range(tensors["inputs"].shape[1]):
        state = cell.step(ops, weights, tensors["inputs"][:, step], state, constants)
        for name in names:
            if name in ops.observed:
                trace[name].append(ops.observed[name])
        if cell.has_pre_activations:
            z.append(np.concatenate([ops.observed["z", b] for b in cell.blocks], axis=-1))
    trace = {name: np.stack(arrays, axis=1) for name, arrays in trace.items() if arrays}
    return {**trace, "z": np.stack(z, axis=1)} if z else trace


def shown(stage, trace, step):
    """What a trace holds of a stage; None for nothing."""
    if stage.tensor not in trace:
        return None
    array = trace[stage.tensor][:, step]
    if stage.tensor != "z":
        return array
    units = trace["h"].shape[-1] if "h" in trace else array.shape[-1]
    return array[..., stage.block * units : (stage.block + 1) * units]


def ratio(actual, expected, bound):
    with np.errstate(all="ignore"):
        distance = np.abs(actual.astype(np.float64) - expected)
        return np.where(distance == 0, 0.0, distance / bound).max()


@pytest.mark.parametrize("name", RECURRENT)
@pytest.mark.parametrize("profile", ["generic", "cancelling", "tiny", "saturating"])
def test_a_conforming_trace_is_within_the_bound_of_every_stage(name, profile):
    cell = CELLS[name]
    worst = 0.0
    for seed in range(5):
        tensors, options = drawn(cell, seed, profile)
        trace = exposed(cell, tensors, options)
        stages = StepStages(cell, tensors, options, trace, FLOAT32)
        for step in range(3):
            for stage, (expected, bound) in zip(stages.layout, stages.at(step)):
                actual = shown(stage, trace, step)
                if actual is not None:
                    worst = max(worst, ratio(actual, expected, bound))
    assert worst <= 1
    # Of numbers near the smallest one the bound is mostly η.
    assert worst > 1e-3 or profile == "tiny"


@pytest.mark.parametrize("name", RECURRENT)
def test_exact_sums_are_what_is_expected(name):
    """Every sum in rational arithmetic, within the reference's own rounding alone."""
    cell = CELLS[name]
    own = Precision(unit=0.0, accumulation=0.0, smallest=0.0, largest=1e300, activation_roundoffs=0)
    tensors, options = drawn(cell, 7)
    trace = run(cell, tensors, options)
    stages = StepStages(cell, tensors, options, trace, own)
    checked = set()
    for step in (0, 2):
        exact = exact_sums(cell, tensors, options, trace, step)
        for stage, (expected, bound) in zip(stages.layout, stages.at(step)):
            if stage.quantity not in SUMS:
                continue
            checked.add(stage.quantity)
            for (row, unit), value in np.ndenumerate(expected[0]):
                column = cell.blocks.index(stage.gate or "z") * expected.shape[-1] + unit
                distance = abs(exact[stage.quantity][row][column] - Fraction(float(value)))
                assert distance <= Fraction(float(bound[0, row, unit])), stage
                assert bound[0, row, unit] < 1e-12
    assert checked == set(SUMS if "forget_bias" in cell.options else SUMS[:3])


def exact_sums(cell, tensors, options, trace, step):
    """Quantity → [B][G·H] fractions."""
    kernel = [[Fraction(float(w)) for w in row] for row in tensors["kernel"][0]]
    h = tensors["initial_h"][0] if step == 0 else trace["h"][0, step - 1]
    x = tensors["inputs"][0, step]
    width = x.shape[-1]

    def product(rows, weights):
        return [
            [sum(Fraction(float(a)) * w[c] for a, w in zip(row, weights)) for c in range(columns)]
            for row in rows
        ]

    columns = len(kernel[0])
    bias = [
        sum(Fraction(float(tensors[name][0, c])) for name in cell.parameters if name.endswith("bias"))
        for c in range(columns)
    ]
    first, second = product(x, kernel[:width]), product(h, kernel[width:])
    total = [[a + b + s for a, b, s in zip(p, q, bias)] for p, q in zip(first, second)]
    sums = dict(zip(SUMS, (first, second, total)))
    if "forget_bias" in cell.options:
        units = columns // len(cell.blocks)
        start = cell.blocks.index("f") * units
        more = Fraction(float(options["forget_bias"][0]))
        sums["with_forget_bias"] = [
            [v + more if start <= c < start + units else v for c, v in enumerate(row)]
            for row in total
        ]
    return sums


@pytest.mark.parametrize("name", ["lstm", "rnn", "lstm_two_biases", "lstm_peephole_projected"])
def test_sums_in_any_order_are_within_the_bound(name):
    """float32, term after term, forwards, backwards, shuffled and by halves."""
    cell = CELLS[name]
    tensors, options = drawn(cell, 5, "cancelling", steps=1)
    trace = run(cell, tensors, options)
    stages = StepStages(cell, tensors, options, trace, FLOAT32)
    results = list(zip(stages.layout, stages.at(0)))
    random = np.random.default_rng(9)
    worst = 0.0
    for order in ("forwards", "backwards", "shuffled", "halves") * 3:
        sums = rounded_sums(cell, tensors, options, order, random)
        for stage, (expected, bound) in results:
            if stage.quantity in SUMS:
                start = cell.blocks.index(stage.gate or "z") * expected.shape[-1]
                actual = sums[stage.quantity][:, start : start + expected.shape[-1]]
                worst = max(worst, ratio(actual, expected[0], bound[0]))
    assert 1e-3 < worst <= 1


def rounded_sums(cell, tensors, options, order, random):
    kernel, x, h = tensors["kernel"][0], tensors["inputs"][0, 0], tensors["initial_h"][0]
    width, columns = x.shape[-1], kernel.shape[-1]
    biases = [tensors[name][0] for name in cell.parameters if name.endswith("bias")]

    def products(rows, weights):
        return [rows[:, k, None] * weights[k] for k in range(len(weights))]

    def total(terms):
        terms = list(terms)
        if order == "backwards":
            terms.reverse()
        elif order == "shuffled":
            random.shuffle(terms)
        elif order == "halves" and len(terms) > 2:
            middle = len(terms) // 2
            return total(terms[:middle]) + total(terms[middle:])
        result = terms[0]
        for term in terms[1:]:
            result = result + term
        assert result.dtype == np.float32
        return result

    first, second = products(x, kernel[:width]), products(h, kernel[width:])
    added = [np.broadcast_to(bias, (len(x), columns)) for bias in biases]
    sums = dict(zip(SUMS, (total(first), total(second), total(first + second + added))))
    if "forget_bias" in cell.options:
        units = columns // len(cell.blocks)
        term = np.zeros((len(x), columns), np.float32)
        start = cell.blocks.index("f") * units
        term[:, start : start + units] = options["forget_bias"][0]
        sums["with_forget_bias"] = total(first + second + added + [term])
    return sums


@pytest.mark.parametrize("name", RECURRENT)
def test_a_state_is_expected_as_the_judge_expects_it(name):
    """The same numbers and bounds, bit for bit or nearly: a stage is no second opinion."""
    cell = CELLS[name]
    tensors, options = drawn(cell, 2)
    trace = exposed(cell, tensors, options)
    values = {name: float(value[0]) for name, value in options.items()}
    judgement = judge(
        cell, {n: a[0] for n, a in tensors.items()}, {n: a[0] for n, a in trace.items()}, FLOAT32,
        values,
    )  # fmt: skip
    stages = StepStages(cell, tensors, options, trace, FLOAT32)
    compared = 0
    for step in range(3):
        for stage, (expected, bound) in zip(stages.layout, stages.at(step)):
            if stage.quantity not in ("activation", *cell.states):
                continue
            key = (stage.tensor, stage.basis) if stage.basis else stage.tensor
            check = judgement[key]
            np.testing.assert_allclose(expected[0], check.expected[step], rtol=1e-14, atol=1e-300)
            np.testing.assert_allclose(bound[0], check.bound[step], rtol=1e-6)
            compared += 1
    assert compared == 3 * (len(judgement.checks) - cell.has_pre_activations)


def first_beyond(stages, trace, step):
    for stage, (expected, bound) in zip(stages.layout, stages.at(step)):
        actual = shown(stage, trace, step)
        if actual is not None and ratio(actual, expected, bound) > 1:
            return stage.quantity, stage.gate, stage.basis
    return None


@pytest.mark.parametrize(
    "change, expected",
    [
        (lambda t, o: o.update(forget_bias=o["forget_bias"] + 0.01), ("with_forget_bias", "f", None)),
        (lambda t, o: t["bias"].__setitem__((0, 1), 3.0), ("with_bias", "i", None)),
        (lambda t, o: t["bias"].__setitem__((0, 6), 3.0), ("with_bias", "j", None)),
    ],
)
def test_the_first_stage_beyond_its_bound_is_where_the_change_is(change, expected):
    cell = CELLS["lstm"]
    tensors, options = drawn(cell, 4)
    other, changed = {n: a.copy() for n, a in tensors.items()}, dict(options)
    change(other, changed)
    trace = exposed(cell, other, changed)
    stages = StepStages(cell, tensors, options, trace, FLOAT32)
    assert [first_beyond(stages, trace, step) for step in range(3)] == [expected] * 3


@pytest.mark.parametrize(
    "tensor, expected",
    [
        ("f", ("activation", "f", None)),
        ("c", ("c", None, None)),
        ("h", ("h", None, None)),
    ],
)
def test_a_tampered_tensor_is_the_first_beyond(tensor, expected):
    """At the step, from the state before it; a wrong state is not held against the next step."""
    cell = CELLS["lstm"]
    tensors, options = drawn(cell, 4)
    trace = exposed(cell, tensors, options)
    trace[tensor][0, 2, 1, 3] *= np.float32(1.001)
    stages = StepStages(cell, tensors, options, trace, FLOAT32)
    assert [first_beyond(stages, trace, step) for step in range(3)] == [None, None, expected]


def test_a_subject_of_float16_sums_is_beyond():
    """Sums accumulated in float16 show in the first sum that a trace holds."""
    cell = CELLS["lstm"]
    tensors, options = drawn(cell, 4)
    half = Rounding(accumulate=lambda a: a.astype(np.float16).astype(np.float32))
    right, wrong = traced(cell, tensors, options), traced(cell, tensors, options, half)
    for trace, beyond in ((right, None), (wrong, ("c", None, None))):
        stages = StepStages(cell, tensors, options, trace, FLOAT32)
        assert first_beyond(stages, trace, 0) == beyond


def test_a_state_that_the_trace_lacks_is_carried():
    """In whatever order the steps are asked for, and with a bound that holds c."""
    cell = CELLS["lstm"]
    tensors, options = drawn(cell, 6)
    trace = run(cell, tensors, options)
    stages = StepStages(cell, tensors, options, {"h": trace["h"]}, FLOAT32)
    late = stages.state(2)["c"]
    early = stages.state(1)["c"]
    for step, pair in ((2, late), (1, early)):
        distance = np.abs(pair.value - trace["c"][:, step - 1])
        assert (distance <= pair.error).all() and (pair.error > 0).all()
    other = StepStages(cell, tensors, options, {"h": trace["h"]}, FLOAT32)
    assert (other.state(1)["c"].value == early.value).all()
    assert (other.state(2)["c"].value == late.value).all()
    assert stages.state(2)["h"].error is None


def test_the_layout_of_each_kind_of_cell():
    def quantities(name, names=()):
        return [
            stage.quantity + (" " + stage.gate if stage.gate else "")
            for stage in stage_layout(CELLS[name], names)
        ]

    assert quantities("rnn") == ["input_product", "recurrent_product", "with_bias", "h"]
    assert quantities("dense") == ["input_product", "with_bias", "y"]
    assert quantities("tanh") == ["y"]
    lstm = quantities("lstm", ("c", "h", "z", "i"))
    assert lstm[8:] == [
        *("with_bias " + gate for gate in "ijfo"), "with_forget_bias f", "activation i",
        "activation j", "activation f", "activation o", "activation i", "c", "h", "h",
    ]  # fmt: skip
    assert quantities("lstm_coupled_peephole_projected")[9:] == [
        "with_forget_bias f", "with_peephole f", "activation j", "activation f", "c",
        "with_peephole o", "activation o", "unprojected", "h",
    ]  # fmt: skip


def test_infinities_and_nan_are_decided_or_left_open():
    """An infinite input decides its products; what a trace must hold there is known."""
    cell = CELLS["lstm"]
    tensors, options = drawn(cell, 4)
    tensors["inputs"][0, 1, 0, 2] = np.inf
    trace = exposed(cell, tensors, options)
    stages = StepStages(cell, tensors, options, trace, FLOAT32)
    expected, bound = stages.at(1)[0]
    assert np.isinf(expected[0, 0]).all() and (bound[0, 0] == 0).all()
    assert np.isfinite(expected[0, 1]).all() and (bound[0, 1] > 0).all()
