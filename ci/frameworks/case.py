"""What the scripts of this folder have in common: each writes real files, and a line for each."""

import json
import sys
from pathlib import Path

import numpy as np

folder = Path(sys.argv[1])
random = np.random.RandomState(20)


def inputs(*shape):
    return random.uniform(-1, 1, shape).astype("float32")


def weights(shape):
    return random.uniform(-0.8, 0.8, shape).astype("float32")


def agrees(path, options=(), **arrays):
    """The file must agree with the framework's arrays: x, and y or h or both."""
    place = folder / (Path(path).name + ".io.npz")
    np.savez(place, **arrays)
    expected = [f"{place}:{name}" for name in arrays if name != "x"]
    case = {"model": str(path), "inputs": f"{place}:x", "expected": expected, "options": [*options]}
    print(json.dumps(case), flush=True)


def fails(path, message):
    """The program for the file must end with this message and write nothing."""
    print(json.dumps({"model": str(path), "message": message}), flush=True)
