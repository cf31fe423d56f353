"""Case files, as ``lockstep replay``, ``diagnose`` and ``steps`` read them."""

import io
import json
import os
import zipfile

import numpy as np

_SIZES = {"T": "steps", "B": "batch", "I": "input_size", "H": "hidden_size", "P": "projection_size"}


def write_case(path, cell, case, options=None, name="case"):
    """Writes a case to an ``.npz``, beside the path first.

    Args:
        path: of the file, which is replaced if there is one.
        cell: the Cell.
        case: name → array: ``inputs`` [T, B, I], the cell's parameters, ``initial_…`` [B, H]; all
            float32, or all float64.
        options: what differs from the cell's defaults, such as ``{"forget_bias": 0.0}``.
        name: where the case is from, for people.

    Raises:
        ValueError: for a tensor that is missing or unknown, of another shape or type, or an unknown
            option.
    """
    options = {**cell.options, **(options or {})}
    needed = ["inputs", *cell.parameters, *("initial_" + state for state in cell.states)]
    for wrong in set(case) ^ set(needed):
        problem = "is missing" if wrong in needed else "is none of them"
        raise ValueError(f"{cell.name} has the tensors {', '.join(needed)}: {wrong} {problem}")
    for wrong in set(options) - set(cell.options):
        raise ValueError(f"the cell {cell.name} has no option {wrong}")
    dtypes = {str(np.asarray(array).dtype) for array in case.values()}
    if len(dtypes) != 1 or not dtypes <= {"float32", "float64"}:
        raise ValueError(f"all tensors are float32, or all float64, not {', '.join(sorted(dtypes))}")
    steps, batch, _ = np.shape(case["inputs"])
    sizes = {"T": steps, "B": batch, **cell.sizes(case)}
    for parameter in cell.parameters:
        expected = cell.shape(parameter, sizes)
        if np.shape(case[parameter]) != expected:
            raise ValueError(f"{parameter} must have the shape {expected}")
    header = {
        "schema": "lockstep-case/1",
        "cell": cell.name,
        **{option: float(value) for option, value in options.items()},
        "dtype": dtypes.pop(),
        "sizes": {_SIZES[symbol]: int(size) for symbol, size in sizes.items()},
        "provenance": {"kind": "given", "name": name},
    }
    beside = f"{path}.{os.getpid()}.part"
    with zipfile.ZipFile(beside, "w") as archive:
        archive.writestr("lockstep.json", json.dumps(header))
        for tensor in needed:
            array = io.BytesIO()
            np.lib.format.write_array(array, np.ascontiguousarray(case[tensor]), allow_pickle=False)
            archive.writestr(tensor + ".npy", array.getvalue())
    os.replace(beside, path)
