#!/usr/bin/env python3
"""Writes tables of features with Kaldi's own code and with kaldiio.

    write_features.py FOLDER COLUMNS

Each table is an archive NAME.ark, a script NAME.scp, and the same numbers as NAME.npz: those that were
written, and where the format keeps less of them, those that Kaldi reads. Prints the names.
"""

import sys

import kaldi_native_io
import kaldiio
import numpy as np

LENGTHS = {"spk1-utt7": 7, "spk1-utt12": 1, "spk2-utt7": 40, "a.b": 12}


def read_by_kaldi(archive):
    with kaldi_native_io.SequentialFloatMatrixReader(f"ark:{archive}") as reader:
        return {key: np.array(value) for key, value in reader}


def write_natively(writer, options, place, arrays, *arguments):
    with writer(f"ark,scp{options}:{place}.ark,{place}.scp") as table:
        for key, array in arrays.items():
            table.write(key, array, *arguments)


def write_by_kaldiio(place, arrays, **options):
    kaldiio.save_ark(f"{place}.ark", arrays, scp=f"{place}.scp", **options)


def main(folder, columns):
    random = np.random.default_rng(11)
    doubles = {key: random.normal(size=(rows, columns)) for key, rows in LENGTHS.items()}
    floats = {key: array.astype(np.float32) for key, array in doubles.items()}
    single, double = kaldi_native_io.FloatMatrixWriter, kaldi_native_io.DoubleMatrixWriter
    packed, method = kaldi_native_io.CompressedMatrixWriter, kaldi_native_io.CompressionMethod
    tables = {
        "kaldi_float": (floats, lambda place: write_natively(single, "", place, floats)),
        "kaldi_double": (doubles, lambda place: write_natively(double, "", place, doubles)),
        "kaldi_text": (None, lambda place: write_natively(single, ",t", place, floats)),
        "kaldi_double_text": (None, lambda place: write_natively(double, ",t", place, doubles)),
        "kaldiio_float": (floats, lambda place: write_by_kaldiio(place, floats)),
        "kaldiio_double": (doubles, lambda place: write_by_kaldiio(place, doubles)),
        "kaldiio_text": (None, lambda place: write_by_kaldiio(place, floats, text=True)),
    }
    # One of each layout that Kaldi has: bytes under percentiles, words, bytes.
    for name, number in [("kSpeechFeature", 2), ("kTwoByteAuto", 3), ("kOneByteAuto", 5)]:
        tables[f"kaldi_{name}"] = (None, lambda place, name=name: write_natively(
            packed, "", place, floats, getattr(method, name)))
        tables[f"kaldiio_{name}"] = (None, lambda place, number=number: write_by_kaldiio(
            place, floats, compression_method=number))
    for name, (arrays, write) in tables.items():
        place = f"{folder}/{name}"
        write(place)
        arrays = arrays or read_by_kaldi(f"{place}.ark")
        assert list(arrays) == list(LENGTHS), f"{name}: {list(arrays)}"
        np.savez(f"{place}.npz", **arrays)
        print(name)


main(sys.argv[1], int(sys.argv[2]))
