#!/usr/bin/env python3
"""Reads tables with Kaldi's own code and with kaldiio, and compares them bit by bit.

    compare.py FOLDER

Of each NAME.npz in the folder, NAME.ark and NAME.scp are to hold the arrays under their names. The
beginning of NAME says of what type they are: fm, dm, fv, dv or iv.
"""

import pathlib
import sys

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


def native(specifier, kind):
    with READERS[kind](specifier) as reader:
        return {key: np.array(value) for key, value in reader}


def compare(found, expected, what):
    assert list(found) == list(expected.files), f"{what}: {list(found)}"
    for key in expected.files:
        array, right = np.asarray(found[key]), expected[key]
        if right.size == 0:
            assert array.size == 0, f"{what}: {key}"
            continue
        assert array.shape == right.shape, f"{what}: {key} is of shape {array.shape}"
        assert np.array_equal(array.astype(right.dtype).view(np.uint8), right.view(np.uint8)), (
            f"{what}: {key} differs: {array}, {right}")


count = 0
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.npz")):
    expected, kind = np.load(path), path.stem[:2]
    archive, script = f"{path.parent}/{path.stem}.ark", f"{path.parent}/{path.stem}.scp"
    compare(native(f"ark:{archive}", kind), expected, f"Kaldi, {archive}")
    compare(native(f"scp:{script}", kind), expected, f"Kaldi, {script}")
    # It reads text as float32.
    if not (path.stem.endswith("text") and kind[0] == "d"):
        compare(dict(kaldiio.load_ark(archive)), expected, f"kaldiio, {archive}")
        compare(dict(kaldiio.load_scp(script).items()), expected, f"kaldiio, {script}")
    count += 1
print(f"{count} tables agree")
