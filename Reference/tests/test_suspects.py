"""What is looked for, and what a few rows of a trace refute of it."""

import numpy as np
import pytest
from random_cases import draw
from subjects import only

from lockstep_reference import CELLS, Precision, judge
from lockstep_reference.embedding import BlockJudge, layout
from lockstep_reference.judging import judge_block
from lockstep_reference.mistakes import MISTAKES, is_room_for, mistake_for, suspects
from lockstep_reference.subject import run

CASES = ["lstm", "rnn", "lstm_two_biases", "lstm_peephole_projected", "lstm_coupled"]


def block_judge(cell, tensors, options, trace):
    """A BlockJudge of one case."""
    steps, batch = tensors["inputs"].shape[1:3]
    results = [
        {
            part: np.empty((1, steps * batch, trace[tensor].shape[-1]))
            for part in ("expected", "bound", "statistical")
        }
        for tensor, *_ in layout(cell.name, list(trace), ())
    ]
    units = tensors["initial_" + cell.states[0]].shape[-1]
    bias = [
        {"estimate": np.empty((1, units)), "threshold": np.empty((1, units)), "detectable": [0.0]}
        for _ in cell.blocks
    ]
    return BlockJudge(cell.name, "float32", tensors, options, trace, (), results, bias, None)


@pytest.mark.parametrize("name", CASES)
def test_what_is_looked_for_is_known(name):
    """Catches a name that was changed in the catalogue and not here."""
    for stage in suspects([name]):
        assert stage and len(set(stage)) == len(stage)
        assert all(is_room_for(CELLS[name], suspect) for suspect in stage)
    alone = [m for stage in suspects([name])[:2] for m in stage if "+" not in m]
    assert sorted(alone) == sorted(m for m in MISTAKES if name in MISTAKES[m].cells)
    assert "input_and_forget_gate_exchanged" not in suspects([name])[0], "gates_fjio is commoner"


def test_rows_that_nobody_transposed():
    """What PyTorch stores, read as if it were TensorFlow's: in the order of its own blocks, and in
    that of TensorFlow's. Catches an order that is taken before or after the misreading, and should not."""
    cell = CELLS["lstm"]
    tensors, _ = draw(np.random.default_rng(4), cell, 1, 2, 1, 3, 5)
    blocks = dict(zip("ijfo", np.split(tensors["kernel"][0], 4, axis=1)))
    parts = []
    for rows in (slice(0, 3), slice(3, 8)):
        stored = np.concatenate([blocks[gate][rows].T for gate in "ifjo"])
        parts.append(stored.reshape(stored.shape[::-1]))
    misread = dict(zip("ifjo", np.split(np.concatenate(parts), 4, axis=1)))
    names = {
        "kernels_rows_ifjo_not_transposed": np.concatenate([misread[n] for n in "ijfo"], axis=1),
        "gates_ifjo+kernels_stored_transposed": np.concatenate(parts),
    }
    looked_for = [name for stage in suspects(["lstm"]) for name in stage]
    for name, kernel in names.items():
        assert name in looked_for
        np.testing.assert_array_equal(
            mistake_for(cell, name).tensors(cell, tensors)["kernel"][0], kernel
        )


@pytest.mark.parametrize("name", CASES)
def test_no_mistake_is_looked_for_twice(name):
    """Catches two names of one mistake, which are told as two explanations; and a mistake that was
    taken for another because of its name: the order in which two are made may matter."""
    cell = CELLS[name]
    tensors, _ = draw(np.random.default_rng(2), cell, 1, 2, 1, 3, 5, outputs=4)
    same = {}
    for suspect in (suspect for stage in suspects([name]) for suspect in stage):
        kernel = mistake_for(cell, suspect).tensors(cell, tensors)["kernel"]
        same.setdefault(frozenset(suspect.split("+")), []).append(kernel.tobytes())
    assert all(len(set(kernels)) == len(kernels) for kernels in same.values())
    both = {"kernel_transposed", "gates_ifjo"}
    expected = 2 if "gates_ifjo" in suspects([name])[0] else 0
    assert len(same.get(frozenset(both), ())) == expected
    if name == "lstm":
        assert len(same[frozenset({"kernel_hidden_first", "gates_fjio"})]) == 1


def test_what_excludes_each_other_is_not_looked_for():
    """A forget bias is not both missing and added twice, and what is missing is not doubled."""
    families = [
        {"forget_bias_missing", "forget_bias_always_1", "forget_bias_doubled"},
        {"bias_missing", "bias_doubled"},
    ]
    names = [set(name.split("+")) for stage in suspects(["lstm"]) for name in stage]
    assert not any(len(family & name) > 1 for family in families for name in names)
    assert {"forget_bias_doubled", "bias_doubled"} in names


@pytest.mark.parametrize("states", [("c", "h"), ("h",)])
@pytest.mark.parametrize(
    "made",
    [
        "bias_missing",
        "state_not_carried",
        "gates_ifjo",
        "kernel_transposed+gates_ifjo",
        "gates_ifoj+bias_doubled",
    ],
)
def test_the_right_one_is_not_refuted(made, states):
    """And hardly any other. Catches a sample that is compared with other rows."""
    cell = CELLS["lstm"]
    for seed in range(2):
        tensors, options = draw(np.random.default_rng(seed), cell, 1, 6, 3, 5, 7, "generic", 0.6)
        trace = run(cell, tensors, options, mistake_for(cell, made))
        trace = {name: trace[name] for name in states}
        judged = judge(
            cell,
            only(tensors),
            only(trace),
            Precision.named("float32"),
            {name: float(value[0]) for name, value in options.items()},
        )
        step, row = next(zip(*np.nonzero((judged["h"].ratio > 1).any(axis=-1))))
        of_one = block_judge(cell, tensors, options, trace)
        left = [of_one.unrefuted(stage, 10.0, step, row) for stage in suspects(["lstm"])]
        assert left[2 if "+" in made else 0] == [made]
        assert sum(len(stage) for stage in left) <= 3


def test_nothing_explains_an_unknown_fault():
    """One weight that is off by 1e-3."""
    cell = CELLS["lstm"]
    tensors, options = draw(np.random.default_rng(5), cell, 1, 6, 3, 5, 7, "generic", 0.6)
    wrong = {name: array + 0 for name, array in tensors.items()}
    wrong["kernel"][0, 2, 9] += 1e-3
    trace = run(cell, wrong, options)
    of_one = block_judge(cell, tensors, options, trace)
    assert [of_one.unrefuted(stage, 10.0, 0, 0) for stage in suspects(["lstm"])] == [[], [], []]


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("exact", [False, True])
def test_a_first_look_allows_no_less(name, exact):
    """Of a sample the values are the same, and no bound is smaller. Catches what refutes a right one."""
    cell = CELLS[name]
    tensors, options = draw(np.random.default_rng(3), cell, 1, 6, 3, 5, 7, outputs=4)
    if exact:
        tensors = {key: np.rint(array) for key, array in tensors.items()}
    trace = run(cell, tensors, options, mistake_for(cell, "kernel_transposed"))
    trace = {state: trace[state] for state in cell.states}
    precision, rows = Precision.named("float32"), np.array([1, 4, 17])
    made = mistake_for(cell, "bias_missing")
    whole, part = (
        judge_block(cell, tensors, options, trace, (), precision, mistake=made, sample=sample)
        for sample in (None, rows)
    )
    for all_rows, some in zip(whole.arrays, part.arrays):
        assert np.array_equal(all_rows.expected[:, rows], some.expected[:, rows])
        assert (some.bound[:, rows] >= all_rows.bound[:, rows]).all()
    if exact and name == "rnn":
        assert (part.arrays[0].bound[:, rows] > whole.arrays[0].bound[:, rows]).any()
