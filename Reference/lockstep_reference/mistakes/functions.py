"""What ports compute in the place of σ and tanh, and roundings to narrower formats."""

import numpy as np

from ..operations import Function


def _pade(x):
    square = x * x
    return np.clip(x * (27 + square) / (27 + 9 * square), -1, 1)


def _softsign(x):
    return x / (1 + np.abs(x))


def _half_softsign(x):
    return x / (1 + np.abs(x)) / 2 + x.dtype.type(0.5)


def _to_float16(x):
    return x.astype(np.float16).astype(x.dtype)


def _to_bfloat16(x):
    """To nearest, ties to even, by the bits of a float32."""
    single = x.astype(np.float32)
    bits = single.view(np.uint32)
    rounded = bits + np.uint32(0x7FFF) + ((bits >> np.uint32(16)) & np.uint32(1))
    rounded = (rounded & np.uint32(0xFFFF0000)).view(np.float32)
    return np.where(np.isfinite(single), rounded, single).astype(x.dtype)


#: x(27 + x²)/(27 + 9x²), cut to ±1.
PADE_TANH = Function(_pade)
#: x/(1 + |x|).
SOFTSIGN = Function(_softsign)
#: x/(1 + |x|)/2 + 0.5.
SOFTSIGN_SIGMOID = Function(_half_softsign)
#: x cut to ±1.
HARD_TANH = Function(lambda x: np.clip(x, -1, 1), computed=False)
#: max(x, 0).
RELU = Function(lambda x: np.maximum(x, 0), computed=False)
#: 0.2x + 0.5, cut to [0, 1].
HARD_SIGMOID = Function(lambda x: np.clip(x * x.dtype.type(0.2) + x.dtype.type(0.5), 0, 1))
#: x/6 + 0.5, cut to [0, 1].
HARD_SIGMOID_SIXTH = Function(lambda x: np.clip(x / 6 + x.dtype.type(0.5), 0, 1))
#: Rounded to nearest, ties to even.
TO_FLOAT16 = Function(_to_float16, computed=False)
TO_BFLOAT16 = Function(_to_bfloat16, computed=False)
