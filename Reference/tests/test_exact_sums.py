"""Sums that provably do not round lose that part of their bound, and no others."""

import numpy as np
import pytest

from lockstep_reference import CELLS, Precision, judge
from lockstep_reference.bounded import Bounded, read
from lockstep_reference.operations import BoundingOperations

FLOAT32 = Precision.named("float32")


def bound_of_sum(row, matrix, bias, precision=FLOAT32, pairs=()):
    """The error of row·matrix + bias."""
    row, matrix, bias = (np.atleast_2d(np.asarray(a, np.float64)) for a in (row, matrix, bias))
    operations = BoundingOperations(precision)
    z = operations.sum(
        read(row, precision),
        read(matrix, precision),
        [read(bias, precision)],
        [tuple(Bounded(np.array(a)) for a in pair) for pair in pairs],
    )
    return z.error[0]


def test_small_integers_have_no_rounding():
    """The bound is 0, and one unit in the last place off is beyond it."""
    random = np.random.default_rng(1)
    row, matrix = random.integers(-4, 5, 30), random.integers(-4, 5, (30, 6))
    assert (bound_of_sum(row, matrix, random.integers(-4, 5, 6)) == 0).all()


def test_one_unit_in_the_last_place_off_is_seen():
    """Through the judge, on an exposed z."""
    random = np.random.default_rng(2)
    case = {
        "inputs": random.integers(-3, 4, (1, 2, 5)),
        "kernel": random.integers(-3, 4, (8, 12)),
        "bias": random.integers(-3, 4, 12),
        "initial_c": random.integers(-3, 4, (2, 3)),
        "initial_h": random.integers(-3, 4, (2, 3)),
    }
    case = {name: array.astype(np.float32) for name, array in case.items()}
    row = np.concatenate((case["inputs"][0], case["initial_h"]), axis=1)
    z = row @ case["kernel"] + case["bias"]
    z[:, 6:9] += 1
    i, j, f, o = np.split(z, 4, axis=1)
    sigma = lambda x: 1 / (1 + np.exp(-x))
    c = case["initial_c"] * sigma(f) + sigma(i) * np.tanh(j)
    trace = {"z": z[None], "c": c[None], "h": (np.tanh(c) * sigma(o))[None]}
    judged = judge(CELLS["lstm"], case, trace, FLOAT32)
    assert judged.agrees and (judged["z"].bound == 0).all()
    trace["z"] = z[None].copy()
    trace["z"][0, 1, 4] = np.nextafter(z[1, 4], np.float32(99))
    off = judge(CELLS["lstm"], case, trace, FLOAT32)["z"].ratio
    assert np.isinf(off[0, 1, 4]) and np.isinf(off).sum() == 1


@pytest.mark.parametrize(
    "row, matrix, bias, why",
    [
        ([1.0, 2.0], [[2.0**23], [2.0**23 - 1]], [3.0], "Σ|t| above q/u"),
        ([1.0, 2.0], [[3.0], [5.0]], [0.1], "a bias of another spacing"),
        ([1.0, 0.1], [[3.0], [5.0]], [1.0], "an input of another spacing"),
        (
            [2.0**-100, 2.0**-100],
            [[2.0**-30], [2.0**-30]],
            [0.0],
            "below the smallest normal number",
        ),
        ([1e-39, 1.0], [[1.0], [1.0]], [0.0], "an input that may be read as 0"),
        ([1.0, 1.0], [[1.0], [1.0 + 2.0**-23]], [2.0**-30], "a small bias"),
    ],
)
def test_where_it_must_not_be_applied(row, matrix, bias, why):
    """Each of these sums may round in some order, or lose a subnormal."""
    assert (bound_of_sum(row, matrix, bias) > 0).all(), why


def test_a_column_counts_whole():
    """One weight far down that is no multiple of the others' spacing makes its column inexact, and
    leaves the next one exact; catches a look at the first rows alone."""
    matrix = np.random.default_rng(4).integers(-4, 5, (30, 3)).astype(np.float64)
    matrix[23, 1] = 0.1
    bound = bound_of_sum(np.full(30, 3.0), matrix, [1.0, 1.0, 1.0])
    assert list(bound > 0) == [False, True, False]


def test_the_very_edge():
    """Σ|t| = q/u is exact, one unit more is not: 2²⁴ + 1 is no float32. The screen may refuse the
    edge itself, never accept what is beyond it."""
    assert bound_of_sum([1.0, 1.0], [[2.0**23], [2.0**23 + 1]], [0.0]) > 0
    assert bound_of_sum([1.0, 1.0], [[2.0**22], [2.0**22 - 1]], [1.0]) == 0


def test_declared_inexactness_disables_it():
    """Narrow products and rescaled weights round even small integers; a peephole's pair is not
    examined."""
    arguments = ([1.0, 2.0], [[3.0], [5.0]], [1.0])
    assert bound_of_sum(*arguments) == 0
    assert bound_of_sum(*arguments, Precision.named("float32", product_unit=2.0**-11)) > 0
    assert bound_of_sum(*arguments, Precision.named("float32", extra_terms=1)) > 0
    assert bound_of_sum(*arguments, pairs=[([[0.1]], [[0.3]])]) > 0


def test_no_order_of_an_exact_sum_rounds():
    """Random sums of few bits: where the bound says 0, float32 is exact in every order that is
    tried; catches a spacing that is computed too large."""
    random = np.random.default_rng(3)
    exact = 0
    for _ in range(400):
        count = random.integers(1, 7)
        bits = random.integers(2, 24)
        terms = random.integers(-(2**bits), 2**bits, count) * 2.0 ** random.integers(-3, 4)
        factors = random.integers(1, 4, count) * 2.0 ** random.integers(-2, 3)
        bias = float(random.integers(-8, 8))
        if bound_of_sum(terms, factors[:, None], [bias]) > 0:
            continue
        exact += 1
        products = [np.float32(a) * np.float32(b) for a, b in zip(terms, factors)]
        products.append(np.float32(bias))
        whole = float(np.sum(terms * factors)) + bias
        for _ in range(6):
            total = np.float32(0)
            for index in random.permutation(count + 1):
                total = np.float32(total + products[index])
            assert float(total) == whole
    assert 100 < exact < 390
