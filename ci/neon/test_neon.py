"""The engine's kernels for 64-bit ARM, cross-compiled and run under emulation, judged by the Reference."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "Reference"))

# pylint: disable=wrong-import-position
from lockstep_reference import CELLS, Precision, judge  # noqa: E402

KERNELS = ROOT / "Sources/_RecurrentKernels"
TARGET = "aarch64-linux-gnu"

#: I, H, T, B around the vectors of 4 lanes, the panels that one row takes at once, and the tiles of 6.
SIZES = [(3, 4, 5, 1), (5, 1, 3, 2), (2, 17, 4, 1), (7, 15, 2, 6), (1, 5, 3, 7), (9, 33, 2, 13)]


@pytest.fixture(scope="module", name="program")
def built_program(tmp_path_factory):
    """The program, statically linked, so that it needs no other system's libraries."""
    folder = tmp_path_factory.mktemp("neon")
    objects = []
    for source in [*KERNELS.glob("*.c"), ROOT / "ci/neon/run_lstm.c"]:
        objects.append(folder / (source.stem + ".o"))
        # The toolchain's clang, as in the package's own build.
        subprocess.run(
            ["clang", f"--target={TARGET}", "-O2", "-Wall", "-Werror", "-c", source, "-o",
             objects[-1], "-I", KERNELS / "include", "-isystem", f"/usr/{TARGET}/include"],
            check=True)
    program = folder / "run_lstm"
    subprocess.run([f"{TARGET}-gcc", "-static", *objects, "-o", program], check=True)
    return program


@pytest.mark.parametrize("kernels", ["neon", "portable"])
@pytest.mark.parametrize("ahead", [0, 1])
@pytest.mark.parametrize("sizes", SIZES, ids=str)
def test_every_step_is_right(program, kernels, ahead, sizes):
    inputs, units, steps, batch = sizes
    random = np.random.default_rng([inputs, units, steps, batch])

    def drawn(*shape):
        return random.standard_normal(shape).astype("f4")

    case = {
        "inputs": drawn(steps, batch, inputs),
        "kernel": drawn(inputs + units, 4 * units),
        "bias": drawn(4 * units),
        "initial_c": drawn(batch, units),
        "initial_h": drawn(batch, units),
    }
    bias = case["bias"].copy()
    bias[2 * units : 3 * units] += np.float32(1)
    order = ("kernel", None, "inputs", "initial_c", "initial_h")
    arrays = [bias if name is None else case[name] for name in order]
    data = np.array([*sizes, ahead], "<i4").tobytes() + b"".join(a.tobytes() for a in arrays)
    run = subprocess.run(
        ["qemu-aarch64", program, kernels], input=data, stdout=subprocess.PIPE, check=True)
    states = np.frombuffer(run.stdout, "<f4").reshape(2, steps, batch, units)
    result = judge(
        CELLS["lstm"], case, {"c": states[0], "h": states[1]}, Precision.named("float32"),
        options={"forget_bias": 1.0})
    assert result.verdict == "agrees", result.worst_ratio
    assert np.isfinite(states).all() and len(np.unique(states)) > states.size // 2
