#!/usr/bin/env python3
"""Reads tables with Kaldi's own code and with kaldiio, and compares them bit by bit.

    compare.py FOLDER

Of each NAME.npz in the folder, every NAME.ark, NAME.scp, NAME.ANYTHING.ark and NAME.ANYTHING.scp is to
hold the arrays under their names, in their order; text is in those with `text` in their names. The
beginning of NAME says of what type they are: fm, dm, fv, dv or iv.
"""

import pathlib
import sys
import warnings

import kaldi_native_io
import kaldiio
import numpy as np

READERS = {
    "fm": kaldi_native_io.SequentialFloatMatrixReader,
    "dm": kaldi_native_io.SequentialDoubleMatrixReader,
    "fv": kaldi_native_io.SequentialFloatVectorReader,
    "dv": kaldi_native_io.SequentialDoubleVectorReader,
    "iv": kaldi_native_io.SequentialInt32VectorReader,
}
TYPES = {"f": np.float32, "d": np.float64}

# What kaldiio says of an empty matrix in text, which it reads as such.
warnings.filterwarnings("ignore", message="loadtxt: input contained no data")


def native(path, kind):
    with READERS[kind](f"{path.suffix[1:]}:{path}") as reader:
        return {key: np.array(value) for key, value in reader}


def other(path):
    if path.suffix == ".scp":
        return dict(kaldiio.load_scp(str(path)).items())
    return dict(kaldiio.load_ark(str(path)))


def compare(found, expected, dtype, what):
    assert list(found) == list(expected.files), f"{what}: {list(found)}"
    for key in expected.files:
        array, right = np.asarray(found[key]), expected[key]
        if dtype is None:
            # Kaldi's vectors of int32 come as lists, and are expected as doubles, which hold them all.
            array = array.astype(right.dtype)
        else:
            assert right.dtype == dtype, f"{what}: {key} is expected as {right.dtype}"
        if right.size == 0:
            assert array.size == 0, f"{what}: {key}"
            continue
        assert array.dtype == right.dtype, f"{what}: {key} is of type {array.dtype}"
        assert array.shape == right.shape, f"{what}: {key} is of shape {array.shape}"
        assert array.tobytes() == right.tobytes(), f"{what}: {key} differs: {array}, {right}"


tables = by_kaldiio = 0
for archive in sorted(pathlib.Path(sys.argv[1]).glob("*.npz")):
    expected, kind = np.load(archive), archive.stem[:2]
    dtype = TYPES.get(kind[0])
    for path in sorted(archive.parent.glob(f"{archive.stem}.*")):
        if path.suffix not in (".ark", ".scp"):
            continue
        compare(native(path, kind), expected, dtype, f"Kaldi, {path}")
        tables += 1
        # It reads numbers in text as float32.
        if not ("text" in path.name and kind[0] == "d"):
            compare(other(path), expected, dtype, f"kaldiio, {path}")
            by_kaldiio += 1
print(f"{tables} tables agree, {by_kaldiio} by kaldiio too")
