"""Makes the arrays of this folder, with NumPy alone: python3 make.py

Every value is its index in row-major order times 0.5, less 3; no two lengths of a shape are equal.
"""

import io
import zipfile
from pathlib import Path

import numpy as np
from numpy.lib import format as npy

HERE = Path(__file__).parent
EPOCH = (1980, 1, 1, 0, 0, 0)


def array(shape, dtype, order="C"):
    values = np.arange(np.prod(shape, dtype=int)).reshape(shape) * 0.5 - 3
    return np.asarray(values, dtype=dtype, order=order)


def bytes_of(value, version=None, allow_pickle=False):
    stream = io.BytesIO()
    npy.write_array(stream, value, version=version, allow_pickle=allow_pickle)
    return stream.getvalue()


def single_files():
    for version in [(1, 0), (2, 0), (3, 0)]:
        for size in [2, 4, 8]:
            for order in "<>":
                for layout in "CF":
                    name = f"v{version[0]}_f{size}_{'be' if order == '>' else 'le'}_{layout}"
                    value = array((2, 3, 5), f"{order}f{size}", layout)
                    yield name, bytes_of(value, version)
    yield "scalar", bytes_of(array((), "<f4"))
    yield "empty", bytes_of(array((3, 0, 2), "<f4"))


OTHERS = {
    "bool": np.array([True, False, True]),
    "int8": np.arange(3, dtype="i1"),
    "uint8": np.arange(3, dtype="u1"),
    "int64": np.arange(3, dtype="<i8"),
    "uint16": np.arange(3, dtype=">u2"),
    "complex64": np.arange(3).astype("<c8"),
    "str160": np.array(["gates", "abc"]),
    "bytes24": np.array([b"abc", b"de"]),
    "void96": np.zeros(3, dtype=[("a", "<f4"), ("it's", ">u2", (2, 1)), ("é", "|V4")]),
    "void40": np.zeros(2, dtype=[("a", [("b", "|i1"), ("c", "<f4")])]),
    "datetime64[ns]": np.zeros(2, dtype="M8[ns]"),
    "timedelta64": np.zeros(2, dtype="m8"),
}


def write_zip(path, entries, method, **options):
    """Like numpy.savez, but without the time of day."""
    with zipfile.ZipFile(path, "w", method, **options) as archive:
        for name, data in entries:
            information = zipfile.ZipInfo(name, EPOCH)
            information.compress_type = method
            with archive.open(information, "w", force_zip64=True) as entry:
                entry.write(data)
        archive.comment = b"a comment"


class Unseekable(io.RawIOBase):
    """A stream that cannot go back, so that sizes follow the data."""

    def __init__(self, file):
        self.file = file

    def writable(self):
        return True

    def write(self, data):
        return self.file.write(data)


def main():
    for old in list(HERE.glob("*.npz")) + list(HERE.glob("*.npy")):
        old.unlink()
    singles = list(single_files())
    write_zip(HERE / "orders.npz", [(f"{n}.npy", d) for n, d in singles], zipfile.ZIP_DEFLATED)
    write_zip(
        HERE / "others.npz",
        [(f"{name}.npy", bytes_of(value)) for name, value in OTHERS.items()]
        + [("object.npy", bytes_of(np.array([{}, None], dtype=object), allow_pickle=True))]
        + [("lockstep.json", b'{"schema": "lockstep-case/1"}\n')],
        zipfile.ZIP_STORED,
    )
    pair = [
        ("kernel.npy", bytes_of(array((3, 8), "<f4"))),
        ("nested/bias.npy", bytes_of(array((7,), "<f8"))),
    ]
    write_zip(HERE / "stored.npz", pair, zipfile.ZIP_STORED)
    write_zip(HERE / "deflated.npz", pair, zipfile.ZIP_DEFLATED)
    for name, method in [("stored", zipfile.ZIP_STORED), ("deflated", zipfile.ZIP_DEFLATED)]:
        with open(HERE / f"descriptors_{name}.npz", "wb") as file:
            write_zip(Unseekable(file), pair, method)
    for name, data in singles:
        if name in ("v1_f4_le_C", "v3_f8_be_F"):
            (HERE / f"{name}.npy").write_bytes(data)


if __name__ == "__main__":
    main()
