"""Conforming subjects of every format agree; undeclared narrow inputs do not."""

import numpy as np
import pytest
from random_cases import PROFILES, draw
from subjects import Rounding, bfloat16, float16, flushed, tensor_float32, traced, verdict

from lockstep_reference import CELLS, Precision
from lockstep_reference.bounded import Bounded
from lockstep_reference.operations import BoundingOperations

NARROW = {
    "float16": Rounding(read=float16, result=float16, products=float16),
    "bfloat16": Rounding(read=bfloat16, result=bfloat16, products=bfloat16),
}


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", CELLS)
def test_denormals_are_zero(name, profile):
    """A subject that reads and writes subnormals as 0 agrees. Catches a bound without η."""
    cell = CELLS[name]
    tensors, options = draw(np.random.default_rng(1), cell, 4, 3, 2, 5, 3, profile)
    trace = traced(cell, tensors, options, Rounding(flushed, flushed, flushed))
    for index in range(4):
        judged = verdict(cell, tensors, options, trace, Precision.named("float32"), index)
        assert judged.agrees, judged.worst_ratio


def test_the_flushing_subject_would_fail_without_its_allowance():
    """The same with η = 0: so the test above can fail."""
    cell = CELLS["lstm"]
    tensors, options = draw(np.random.default_rng(1), cell, 1, 3, 2, 5, 3, "tiny")
    trace = traced(cell, tensors, options, Rounding(flushed, flushed, flushed))
    strict = Precision.named("float32", smallest=0.0)
    assert not verdict(cell, tensors, options, trace, strict).agrees


def test_large_weights_times_a_flushed_input():
    """A weight of 1e6 times an input of 1e-39 that is read as 0: off by 1e-33, far above η. Catches
    a reader that gives subnormal inputs no error."""
    cell = CELLS["lstm"]
    tensors, options = draw(np.random.default_rng(2), cell, 1, 1, 2, 2, 3)
    tensors["inputs"][:] = 1e-39
    tensors["kernel"][:] = 1e6
    tensors["bias"][:] = 0
    tensors["initial_h"][:] = 0
    tensors["initial_c"][:] = 0
    trace = traced(cell, tensors, options, Rounding(flushed, flushed, flushed))
    assert verdict(cell, tensors, options, trace, Precision.named("float32")).agrees
    # Without the reader's rule the ratio is about 1e6·1e-39 / η.
    tensors["inputs"] = tensors["inputs"].astype(np.float64)
    reading_exactly = Precision.named("float32", smallest=1e-40)
    judged = verdict(cell, tensors, options, trace, reading_exactly)
    assert judged.worst_ratio > 1000


@pytest.mark.parametrize("profile", ["generic", "saturating", "probe", "sparse"])
@pytest.mark.parametrize("format", NARROW)
def test_narrow_formats(format, profile):
    """Subjects in float16 and bfloat16 that accumulate in float32 agree, and plain float32
    judged as such does too; in float32 they diverge. Catches a missing rounding of a sum's or an
    activation's result to the narrow format."""
    cell = CELLS["lstm"]
    tensors, options = draw(np.random.default_rng(3), cell, 6, 4, 2, 7, 4, profile)
    rounded = {"float16": float16, "bfloat16": bfloat16}[format]
    tensors = {name: rounded(array) for name, array in tensors.items()}
    options = {name: rounded(value.astype(np.float32)) for name, value in options.items()}
    trace = traced(cell, tensors, options, NARROW[format])
    worst = 0.0
    for index in range(6):
        judged = verdict(cell, tensors, options, trace, Precision.named(format), index)
        assert judged.agrees, judged.worst_ratio
        worst = max(worst, judged.worst_ratio)
        assert not verdict(cell, tensors, options, trace, Precision.named("float32"), index).agrees
    assert worst > 0.02


def probe(seed, inputs=40, units=24, rows=64):
    """Single steps, one-hot inputs and h, half of c zero: few terms, so a sharp bound."""
    return draw(np.random.default_rng(seed), CELLS["lstm"], 1, 1, rows, inputs, units, "probe")


def test_tensor_float_32_inputs_diverge_unless_declared():
    """Operands of products rounded to 2⁻¹¹ fail a probe case, and agree once that is declared."""
    cell, (tensors, options) = CELLS["lstm"], probe(4)
    trace = traced(cell, tensors, options, Rounding(products=tensor_float32))
    undeclared = verdict(cell, tensors, options, trace, Precision.named("float32"))
    assert undeclared.worst_ratio > 10
    declared = Precision.named("float32", product_unit=2.0**-11)
    assert 0.001 < verdict(cell, tensors, options, trace, declared).worst_ratio <= 1


def test_a_declared_narrow_product_is_rounded_after_its_operands():
    """One product, operands and result off the worst way: catches a result's rounding that is
    taken of the exact operands' product, 6e-8 of the bound too small."""
    narrow, unit = 2.0**-11, 2.0**-24
    precision = Precision.named("float32", product_unit=narrow)
    one = Bounded(np.array([[1.25]]))
    z = BoundingOperations(precision).sum(one, Bounded(np.array([[0.75]])))
    assert z.error[0, 0] >= 1.25 * 0.75 * ((1 + narrow) ** 2 * (1 + unit) - 1)


def test_a_bias_error_of_a_millionth_diverges():
    """The correct run agrees; biases off by 1e-6 are seen, all at once; each gate's alone too. (A
    logistic is damped by 1 − σ, hence the larger errors.)"""
    cell, (tensors, options) = CELLS["lstm"], probe(5)
    precision = Precision.named("float32")
    assert verdict(cell, tensors, options, traced(cell, tensors, options), precision).agrees
    wide = {name: array.astype(np.float64) for name, array in tensors.items()}
    errors = [
        (1e-6, 1, 1, 1, 1),
        (3e-6, 1, 0, 0, 0),
        (1e-6, 0, 1, 0, 0),
        (6e-6, 0, 0, 1, 0),
        (3e-6, 0, 0, 0, 1),
    ]
    for size, *gates in errors:
        wrong = dict(wide, bias=wide["bias"] + size * np.repeat(gates, 24))
        trace = traced(cell, wrong, options)
        assert not verdict(cell, tensors, options, trace, precision).agrees, gates


def test_rescaled_weights_agree_where_declared():
    """Three roundings of each weight and one of each product, the worst way, in a sum that cancels.
    Catches an allowance of three more additions, u·m each, which is half of what it takes."""
    cell = CELLS["rnn"]
    tensors, options = draw(np.random.default_rng(6), cell, 1, 1, 1, 2, 3)
    tensors["inputs"][:] = 1
    tensors["initial_h"][:] = 0
    tensors["bias"][:] = 0
    tensors["kernel"][:, 1] = -tensors["kernel"][:, 0] * np.float32(1 - 2.0**-20)
    weights = tensors["kernel"][:, :2].astype(np.float64)
    z = weights + 4 * 2.0**-24 * np.abs(weights)
    trace = {"h": np.tanh(z.sum(axis=1))[:, None, None]}
    for extra, agrees in ((3, True), (0, False)):
        precision = Precision.named("float32", activation_roundoffs=0.0, extra_terms=extra)
        assert verdict(cell, tensors, options, trace, precision).agrees == agrees
