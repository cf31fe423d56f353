"""The peers' worker, and the adapter of NumPy, which every environment has."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from lockstep_reference import CELLS, Precision, judge
from lockstep_reference.case_files import write_case
from lockstep_reference.peers.case import PeerCase

REFERENCE = Path(__file__).resolve().parent.parent
START = "import sys; sys.path.insert(0, sys.argv[1]); " \
    "from lockstep_reference.peers.worker import serve; serve(sys.argv[2], int(sys.argv[3]))"


@pytest.fixture
def case():
    random = np.random.default_rng(3)
    shapes = {
        "inputs": (4, 3, 7), "kernel": (12, 20), "bias": (20,), "initial_c": (3, 5),
        "initial_h": (3, 5),
    }
    return {name: random.standard_normal(shape).astype("f4") for name, shape in shapes.items()}


def ask(folder, *requests):
    """The worker's answers, its greeting before them."""
    run = subprocess.run(
        [sys.executable, "-I", "-c", START, REFERENCE, "numpy_loop", "1"],
        input="".join(request + "\n" for request in requests), capture_output=True, text=True,
        check=True, cwd=folder)
    return run.stdout.splitlines()


def test_numpy_is_right(tmp_path, case):
    write_case(tmp_path / "a case.npz", CELLS["lstm"], case, {"forget_bias": 0.5})
    greeting, ready, time, written = ask(
        tmp_path, f"prepare {tmp_path}/a case.npz", "time 1000", "outputs outputs.npz")
    assert greeting == f"peer {np.__version__}"
    assert (ready, written) == ("ready", "written")
    assert int(time.removeprefix("nanoseconds ")) > 0
    with np.load(tmp_path / "outputs.npz") as outputs:
        trace = {"h": outputs["h"]}
    precision = Precision.named("float32")
    assert judge(CELLS["lstm"], case, trace, precision, {"forget_bias": 0.5}).agrees
    assert not judge(CELLS["lstm"], case, trace, precision, {"forget_bias": 0.25}).agrees


def test_a_failure_is_an_answer(tmp_path, case):
    write_case(tmp_path / "case.npz", CELLS["lstm"], case)
    answers = ask(tmp_path, "prepare missing.npz", "time 1", "prepare case.npz", "nonsense")
    assert answers[1].startswith("failed FileNotFoundError")
    assert answers[2].startswith("failed TypeError")
    assert answers[3] == "ready"
    assert answers[4].startswith("failed AttributeError")


@pytest.mark.parametrize("order", ["ijfo", "ifjo", "iofj"])
def test_layouts(case, order):
    peer = PeerCase(**case, forget_bias=1.0)
    inputs, recurrent = peer.kernels(order)
    assert inputs.shape == (7, 20) and recurrent.shape == (5, 20)
    for place, gate in enumerate(order):
        block, source = slice(5 * place, 5 * place + 5), "ijfo".index(gate) * 5
        assert (inputs[:, block] == case["kernel"][:7, source : source + 5]).all()
        assert (recurrent[:, block] == case["kernel"][7:, source : source + 5]).all()
        expected = case["bias"][source : source + 5] + np.float32(gate == "f")
        assert (peer.biases(order)[block] == expected).all()
