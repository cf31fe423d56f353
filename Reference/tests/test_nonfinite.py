"""NaN and infinities: decided only where every conforming subject must give the same."""

import itertools

import numpy as np
import pytest
from random_cases import draw
from subjects import flushed, traced, verdict

from lockstep_reference import CELLS, Precision, judge
from lockstep_reference.bounded import read
from lockstep_reference.operations import BoundingOperations

FLOAT32 = Precision.named("float32")
LSTM = CELLS["lstm"]
PALETTE = np.array(
    [0, -0.0, 1, -2, 0.7, np.inf, -np.inf, np.nan, 1e-40, -1e-39, 1e-30, 3e38, -3e38, 1.5e38, 1e30],
    np.float32,
)
LIKELY = np.array([6, 2, 8, 8, 12, 3, 3, 3, 3, 3, 2, 1.0, 1.0, 1.0, 1.0])


def every_subject(row, matrix, term):
    """What float32 subjects compute of Σ row·matrix + term, [cases, n] and [cases]: every order,
    with and without skipping zeros, flushing subnormals and fused products."""
    count = row.shape[1]
    for order in itertools.permutations(range(count + 1)):
        for skipping, flushing, fused in itertools.product((False, True), repeat=3):
            flush = flushed if flushing else (lambda a: a)
            x, w, s = flush(row), flush(matrix), flush(term)
            total = np.zeros(len(row), np.float32)
            for n in order:
                if n == count:
                    total = flush(total + s)
                    continue
                if fused:
                    wide = x[:, n].astype(np.float64) * w[:, n] + total
                    added = flush(wide.astype(np.float32))
                else:
                    added = flush(total + flush(x[:, n] * w[:, n]))
                skipped = skipping & ((x[:, n] == 0) | (w[:, n] == 0))
                total = np.where(skipped, total, added)
            yield total


def test_nothing_is_decided_that_a_conforming_subject_may_compute_differently():
    """2,500 sums of up to three products and a bias, of ordinary, subnormal, huge, infinite and NaN
    numbers, against every order. Catches 0·∞ that is called NaN, an overflow that another order
    avoids, and an infinity times a weight that may be read as 0."""
    random = np.random.default_rng(1)
    share = {"decided": 0, "undecided": 0, "finite": 0}
    for count in (1, 2, 3):
        cases = 2500 if count == 3 else 500
        chances = LIKELY / LIKELY.sum()
        row = random.choice(PALETTE, (cases, count), p=chances)
        matrix = random.choice(PALETTE, (cases, count), p=chances)
        term = random.choice(PALETTE, cases, p=chances)
        with np.errstate(all="ignore"):
            operations = BoundingOperations(FLOAT32, finite=False)
            z = operations.sum(
                read(row[:, None], FLOAT32),
                read(matrix[:, :, None], FLOAT32),
                [read(term[:, None, None], FLOAT32)],
            )
            value, error = z.value[:, 0, 0], z.error[:, 0, 0]
            decided = ~np.isfinite(value) & (error == 0)
            known = np.isfinite(error) & ~decided
            assert np.isfinite(value[known]).all()
            for total in every_subject(row, matrix, term):
                same = (total == value) | (np.isnan(total) & np.isnan(value))
                wrong = decided & ~same
                assert not wrong.any(), (row[wrong][0], matrix[wrong][0], term[wrong][0])
                off = known & ~(np.abs(total - value) <= error)
                assert not off.any(), (row[off][0], matrix[off][0], term[off][0])
        share["decided"] += decided.sum()
        share["finite"] += known.sum()
        share["undecided"] += np.isinf(error).sum()
    # It must not be safe by deciding nothing.
    assert min(share.values()) > 400, share


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
@pytest.mark.parametrize("where", ["inputs", "kernel", "bias", "initial_c", "initial_h"])
def test_a_subject_that_matches_agrees_and_one_that_swallows_nan_diverges(where, value):
    """Plain float32 with one such number anywhere agrees; turning NaN into 0 diverges wherever the
    plain one gave NaN, turning infinities into the largest number wherever it gave infinities."""
    random = np.random.default_rng(2)
    swallowed = 0
    for _ in range(6):
        tensors, options = draw(random, LSTM, 1, 5, 2, 4, 3)
        array = tensors[where]
        array.flat[random.integers(array.size)] = value
        trace = traced(LSTM, tensors, options)
        assert verdict(LSTM, tensors, options, trace, FLOAT32).agrees
        other = {name: np.nan_to_num(array) for name, array in trace.items()}
        if any((other[name] != trace[name]).any() for name in trace):
            judged = verdict(LSTM, tensors, options, other, FLOAT32)
            assert judged.worst_ratio == np.inf and not judged.agrees
            swallowed += 1
    if np.isnan(value) or where == "initial_c":
        assert swallowed > 3


def test_a_subject_that_turns_a_finite_answer_into_nan_diverges():
    """Catches a comparison that skips what is not finite."""
    tensors, options = draw(np.random.default_rng(3), LSTM, 1, 3, 2, 4, 3)
    trace = traced(LSTM, tensors, options)
    trace["h"][0, 1, 0, 2] = np.nan
    assert verdict(LSTM, tensors, options, trace, FLOAT32).worst_ratio == np.inf


def test_zero_times_infinity_is_unverifiable():
    """A kernel may skip zeros: NaN and a number are both right."""
    tensors, options = draw(np.random.default_rng(4), LSTM, 1, 1, 1, 4, 3)
    tensors["inputs"][0, 0, 0, 0] = np.inf
    tensors["kernel"][0, 0] = 0
    for c, h in ((np.nan, np.nan), (0.5, 0.25)):
        trace = {"c": np.full((1, 1, 1, 3), c), "h": np.full((1, 1, 1, 3), h)}
        judged = verdict(LSTM, tensors, options, trace, FLOAT32)
        assert np.isinf(judged["c"].bound).all() and np.isinf(judged["h"].bound).all()
        assert np.isnan(judged["c"].ratio).all()


def test_what_is_undecided_stays_undecided_when_it_is_carried():
    """h is carried, since only c is given, and undecided after the first step. A sum that takes it
    for a NaN that must appear would condemn a right answer in the second."""
    tensors, options = draw(np.random.default_rng(5), LSTM, 1, 2, 1, 4, 3)
    tensors["inputs"][0, 0, 0, 0] = np.inf
    tensors["kernel"][0, 0] = 0
    judged = verdict(LSTM, tensors, options, {"c": np.full((1, 2, 1, 3), 0.5, np.float32)}, FLOAT32)
    assert np.isinf(judged["c"].bound).all()


def test_an_overflow_in_some_order_is_unverifiable():
    """3e38 + 3e38 − 3e38 is finite or infinite, depending on the order."""
    case = {
        "inputs": np.ones((1, 1, 3)),
        "kernel": np.array([[3e38], [3e38], [-3e38], [0]]),
        "bias": np.zeros(1),
        "initial_h": np.zeros((1, 1)),
    }
    case = {name: array.astype(np.float32) for name, array in case.items()}
    check = judge(CELLS["rnn"], case, {"h": np.ones((1, 1, 1), np.float32)}, FLOAT32)["h"]
    assert np.isinf(check.bound).all()


def test_the_detectable_bias_ignores_decided_infinities():
    """Their bound is 0, which is no sharpness: with one row of c = ∞ it must stay about what the
    other rows show."""
    tensors, options = draw(np.random.default_rng(6), LSTM, 1, 1, 4, 3, 2)
    plain = verdict(LSTM, tensors, options, traced(LSTM, tensors, options), FLOAT32)
    tensors["initial_c"][0, 0] = np.inf
    judged = verdict(LSTM, tensors, options, traced(LSTM, tensors, options), FLOAT32)
    for gate, least in plain.detectable_bias.items():
        assert 0.5 * least <= judged.detectable_bias[gate] < np.inf
