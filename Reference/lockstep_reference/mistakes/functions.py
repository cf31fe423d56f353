"""What ports compute in the place of σ and tanh, and roundings to narrower formats."""

import numpy as np

from ..operations import Function


def _pade(x):
    # It reaches ±1 at ±3.
    x = np.clip(x, -3, 3)
    square = x * x
    return np.clip(x * (27 + square) / (27 + 9 * square), -1, 1)


def _pade_sigmoid(x):
    return _pade(x / 2) / 2 + x.dtype.type(0.5)


def _sigmoid(x):
    return 1 / (1 + np.exp(-x))


def _schraudolph_sigmoid(x):
    power = np.clip(-x * x.dtype.type(np.log2(np.e)), -126, 126)
    whole = np.floor(power)
    exponential = np.ldexp(1 + (power - whole), np.nan_to_num(whole).astype(np.int32))
    return 1 / (1 + exponential)


def _cut_sigmoid(x):
    return np.where(x < -8, x.dtype.type(0), np.where(x > 8, x.dtype.type(1), _sigmoid(x)))


def _from_table(function):
    """A function at the nearest multiple of 1/32."""
    return lambda x: function(np.rint(x * 32) / 32)


def _fixed(integers, fraction):
    """16-bit integers that stand for multiples of 2^−fraction."""
    unit = 2.0**-fraction

    def rounded(x):
        kept = np.rint(x / x.dtype.type(unit)) * x.dtype.type(unit)
        return np.clip(kept, -(2.0**integers), 2.0**integers - unit)

    return rounded


def _softsign(x):
    return np.where(np.isinf(x), np.sign(x), x / (1 + np.abs(x)))


def _half_softsign(x):
    return _softsign(x) / 2 + x.dtype.type(0.5)


def _to_float16(x):
    return x.astype(np.float16).astype(x.dtype)


def _rounded_bits(x, dropped):
    """To nearest, ties to even, by the bits of a float32."""
    single = np.ascontiguousarray(x, np.float32)
    bits, lost = single.view(np.uint32), np.uint32(dropped)
    half = np.uint32((1 << (dropped - 1)) - 1)
    rounded = ((bits + half + ((bits >> lost) & np.uint32(1))) >> lost << lost).view(np.float32)
    return np.where(np.isfinite(single), rounded, single).astype(x.dtype)


#: x(27 + x²)/(27 + 9x²), cut to ±1; and (1 + that of x/2)/2.
PADE_TANH = Function(_pade)
PADE_SIGMOID = Function(_pade_sigmoid)
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
#: (x + 1)/2, cut to [0, 1].
BINARY_SIGMOID = Function(lambda x: np.clip((x + 1) / 2, 0, 1))
#: σ(x), 0 below −8 and 1 above 8.
CUT_SIGMOID = Function(_cut_sigmoid)
#: 1/(1 + p), p = exp(−x) at powers of two and linear between them.
SCHRAUDOLPH_SIGMOID = Function(_schraudolph_sigmoid)
TABLE_SIGMOID = Function(_from_table(_sigmoid))
TABLE_TANH = Function(_from_table(np.tanh))
#: Rounded to nearest, ties to even.
TO_FLOAT16 = Function(_to_float16, computed=False)
TO_BFLOAT16 = Function(lambda x: _rounded_bits(x, 16), computed=False)
TO_TENSOR_FLOAT32 = Function(lambda x: _rounded_bits(x, 13), computed=False)
#: 16-bit integers with so many bits before and behind the point, beside the sign.
FIXED_4_11 = Function(_fixed(4, 11), computed=False)
FIXED_0_15 = Function(_fixed(0, 15), computed=False)
