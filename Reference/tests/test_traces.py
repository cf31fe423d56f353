"""Traces that hold all states, one of them, or only the last value of some."""

import numpy as np
import pytest
from random_cases import draw
from subjects import only, traced, verdict

from lockstep_reference import CELLS, Precision
from lockstep_reference.operations import PlainOperations

LSTM = CELLS["lstm"]
FLOAT32 = Precision.named("float32")


@pytest.fixture
def correct():
    """(tensors, options, trace) of 40 steps."""
    tensors, options = draw(np.random.default_rng(1), LSTM, 1, 40, 3, 5, 7, "generic", 0.4)
    return tensors, options, traced(LSTM, tensors, options)


def names(judged):
    return [(check.tensor, check.basis, check.final) for check in judged.checks]


def test_all_states_are_anchored(correct):
    """c, h, and h from the subject's own c; the last is sharper."""
    tensors, options, trace = correct
    judged = verdict(LSTM, tensors, options, trace, FLOAT32)
    assert judged.agrees
    assert names(judged) == [("c", None, False), ("h", None, False), ("h", "c", False)]
    assert np.median(judged["h", "c"].bound / judged["h"].bound) < 0.9


@pytest.mark.parametrize("held, carried", [("h", "c"), ("c", "h")])
def test_a_state_that_lacks_is_carried(correct, held, carried):
    """The right final state agrees, a wrong one diverges; and the steps see a late mistake. Catches
    a carried state that is reset, or whose bound explodes."""
    tensors, options, trace = correct
    final = {carried: trace[carried][0, -1]}
    judged = verdict(LSTM, tensors, options, {held: trace[held]}, FLOAT32, final=final)
    assert judged.agrees
    assert names(judged) == [(held, None, False), (carried, None, True)]
    assert judged.checks[1].bound.max() < 1e-4
    wrong = {carried: final[carried] + np.float32(1e-3)}
    assert not verdict(LSTM, tensors, options, {held: trace[held]}, FLOAT32, final=wrong).agrees
    changed = trace[held].copy()
    changed[0, 30, 1, 2] += np.float32(1e-2)
    late = verdict(LSTM, tensors, options, {held: changed}, FLOAT32)
    assert late[held].ratio[30, 1, 2] > 1
    assert (late[held].ratio[:30] <= 1).all()


def test_the_bound_of_outputs_alone_stays_small_over_a_thousand_steps():
    """H = 6, T = 1,000, c carried throughout: the design's figure is 4e-6; a fully carried bound
    exceeds 4. Catches errors that accumulate through an anchored state."""
    tensors, options = draw(np.random.default_rng(2), LSTM, 1, 1000, 2, 2, 6, "wide", 1.0)
    tensors["initial_c"] *= 0.1
    options["forget_bias"][:] = 1.0
    trace = traced(LSTM, tensors, options)
    judged = verdict(
        LSTM, tensors, options, {"h": trace["h"]}, FLOAT32, final={"c": trace["c"][0, -1]}
    )
    assert judged.agrees
    assert judged["h"].bound.max() < 2e-5


@pytest.mark.parametrize("held", ["h", "c", "both"])
def test_without_a_step_the_state_is_the_initial_one(held):
    """T = 0: a final state must be the initial one bit for bit, subnormals too."""
    tensors, options = draw(np.random.default_rng(3), LSTM, 1, 0, 3, 5, 7, "tiny")
    trace = {name: np.zeros((1, 0, 3, 7), np.float32) for name in "ch" if held in (name, "both")}
    final = {name: tensors["initial_" + name][0] for name in "ch"}
    judged = verdict(LSTM, tensors, options, trace, FLOAT32, final=final)
    assert judged.agrees
    assert all((check.bound == 0).all() for check in judged.checks)
    assert verdict(LSTM, tensors, options, trace, FLOAT32).verdict == "inconclusive"
    for name in final:
        other = {name: np.nextafter(final[name], np.float32(1))}
        assert verdict(LSTM, tensors, options, trace, FLOAT32, final=other).worst_ratio == np.inf
        flushed = {name: final[name] * 0}
        assert not verdict(LSTM, tensors, options, trace, FLOAT32, final=flushed).agrees


def test_a_final_state_is_the_last_of_the_trace(correct):
    """One bit beside an anchored state diverges. Catches a final state that is passed over."""
    tensors, options, trace = correct
    final = {name: trace[name][0, -1] for name in "ch"}
    held = {name: trace[name] for name in "ch"}
    assert verdict(LSTM, tensors, options, held, FLOAT32, final=final).agrees
    # It repeats the trace, and so is no evidence where there is no other.
    blind = Precision.named("float32", activation_roundoffs=1e8, relative=False)
    wrong = {name: array * np.float32(0.9) for name, array in held.items()}
    ends = {name: wrong[name][0, -1] for name in "ch"}
    assert verdict(LSTM, tensors, options, wrong, blind, final=ends).verdict == "inconclusive"
    final["h"] = np.nextafter(final["h"], np.float32(2))
    assert verdict(LSTM, tensors, options, held, FLOAT32, final=final).verdict == "diverges"


def test_exposed_gates_and_pre_activations(correct):
    """z and the gates are checked, from z too; the k that the activations need is reported."""
    tensors, options, trace = correct
    row = only(tensors)
    previous = np.concatenate((row["initial_h"][None], trace["h"][0, :-1]))
    z = np.concatenate((row["inputs"], previous), axis=2) @ row["kernel"] + row["bias"]
    z[..., 14:21] += np.float32(options["forget_bias"][0])
    plain = PlainOperations(np.float32)
    i, j, f, o = np.split(z, 4, axis=-1)
    exposed = {
        "z": z,
        "i": plain.sigmoid(i),
        "j": plain.tanh(j),
        "f": plain.sigmoid(f),
        "o": plain.sigmoid(o),
    }
    full = {**trace, **{name: array[None] for name, array in exposed.items()}}
    judged = verdict(LSTM, tensors, options, full, FLOAT32)
    assert judged.agrees
    assert ("i", "z", False) in names(judged) and ("z", None, False) in names(judged)
    assert 0 < judged.activation_roundoffs_needed < 5
    full["i"] = full["i"] * np.float32(1 + 40 * 2.0**-24)
    worse = verdict(LSTM, tensors, options, full, FLOAT32)
    assert 30 < worse.activation_roundoffs_needed < 45
    assert not worse.agrees
