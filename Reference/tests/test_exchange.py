"""What lockstep and its own workers exchange."""

import json

import numpy as np
import pytest

from lockstep_reference.frameworks import exchange


def write_case(path, arrays, header):
    """As lockstep writes it."""
    exchange.write(path, arrays)
    data = path.read_bytes()
    start = 8 + int.from_bytes(data[:8], "little")
    entries = json.loads(data[8:start]) | {"__metadata__": {"lockstep": json.dumps(header)}}
    text = json.dumps(entries).encode()
    path.write_bytes(len(text).to_bytes(8, "little") + text + data[start:])


@pytest.mark.parametrize("dtype", ["float16", "float32", "float64", ">f4"])
def test_arrays_come_back_bit_for_bit(tmp_path, dtype):
    random = np.random.default_rng(1)
    arrays = {
        "c": random.standard_normal((3, 2, 5)).astype(dtype),
        "h": random.standard_normal((5, 2, 3)).astype(dtype).T,
        "final_c": np.zeros((0, 4), dtype),
    }
    arrays["c"][0, 0, :3] = np.nan, np.inf, -0.0
    write_case(tmp_path / "case", arrays, {"forget_bias": 0.5})
    read, header = exchange.read(tmp_path / "case")
    assert header == {"forget_bias": 0.5}
    assert list(read) == list(arrays)
    for name, array in arrays.items():
        np.testing.assert_array_equal(read[name], array)
        assert np.array_equal(np.signbit(read[name]), np.signbit(array))


def test_what_was_read_may_be_changed(tmp_path):
    write_case(tmp_path / "case", {"h": np.ones((2, 3), "float32")}, {})
    arrays, _ = exchange.read(tmp_path / "case")
    arrays["h"] += 1
    assert arrays["h"].sum() == 12


def test_whole_numbers_are_refused(tmp_path):
    with pytest.raises(TypeError, match="c is of int64"):
        exchange.write(tmp_path / "trace", {"c": np.arange(3)})
