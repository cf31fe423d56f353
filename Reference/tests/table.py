"""The table of rules for the bound, in mpmath: scalar, plain, and written from the table alone.

A pair is (v, e). ``contract`` holds u, u_a, kappa, eta, relative and the narrow roundings.
"""

from typing import NamedTuple

from mpmath import mp, mpf

mp.dps = 50
REFERENCE_UNIT = mpf(2) ** -53


class Contract(NamedTuple):
    """What is assumed of a subject."""

    u: mpf
    u_a: mpf
    kappa: mpf
    eta: mpf
    relative: bool = True

    @classmethod
    def of(cls, unit, accumulation, eta, roundoffs, relative=True):
        unit, accumulation = mpf(unit), mpf(accumulation)
        u, u_a = unit + REFERENCE_UNIT, accumulation + REFERENCE_UNIT
        kappa = roundoffs * accumulation + (u if u > u_a else 0) + 4 * REFERENCE_UNIT
        return cls(u, u_a, kappa, mpf(eta), relative)


def read(a, contract):
    a = mpf(float(a))
    return a, (abs(a) if 0 < abs(a) < contract.eta else mpf(0))


def total(products, plain, contract):
    """Σ W·x + Σ s, one sum; products are pairs of pairs."""
    value = sum((w[0] * x[0] for w, x in products), mpf(0)) + sum(s[0] for s in plain)
    magnitude = sum(((abs(w[0]) + w[1]) * (abs(x[0]) + x[1]) for w, x in products), mpf(0))
    magnitude += sum(abs(s[0]) + s[1] for s in plain)
    inherited = sum((abs(w[0]) * x[1] + w[1] * (abs(x[0]) + x[1]) for w, x in products), mpf(0))
    inherited += sum(s[1] for s in plain)
    count = sum(1 for w, x in products if abs(w[0]) + w[1] and abs(x[0]) + x[1])
    count += sum(1 for s in plain if s[0])
    gamma = count * contract.u_a / (1 - count * contract.u_a)
    partial = (magnitude + abs(value) + inherited) / 2 + gamma * magnitude
    error = inherited + contract.u_a * magnitude + max(count - 1, 0) * contract.u_a * partial
    error += count * contract.eta
    if contract.u > contract.u_a:
        error += 3 * contract.u * partial
    return value, error


def times(a, b, contract):
    carried = abs(a[0]) * b[1] + abs(b[0]) * a[1] + a[1] * b[1]
    return a[0] * b[0], carried + contract.u * (abs(a[0] * b[0]) + carried) + contract.eta


def plus(a, b, contract):
    carried = a[1] + b[1]
    value = a[0] + b[0]
    return value, carried + contract.u * (abs(value) + carried) + contract.eta


def sigmoid(x):
    return 1 / (1 + mp.exp(-x))


def sigmoid_slope(x):
    return 1 / ((1 + mp.exp(-x)) * (1 + mp.exp(x)))


def tanh_slope(x):
    return 1 / mp.cosh(x) ** 2


def activated(function, slope, limits, x, contract):
    value, error = x
    nearest = max(abs(value) - error, mpf(0))
    carried = min(slope(nearest) * error, limits)
    peak = max(abs(function(value + error)), abs(function(value - error)))
    inaccurate = contract.kappa * (peak if contract.relative else 1)
    return function(value), carried + inaccurate + contract.eta


def sigma(x, contract):
    return activated(sigmoid, sigmoid_slope, 1, x, contract)


def tanh(x, contract):
    return activated(mp.tanh, tanh_slope, 2, x, contract)


def lstm(x, kernel, bias, c, h, forget_bias, contract):
    """name → list of pairs, for one row; also the largest error of each unit's pre-activations."""
    row = [read(a, contract) for a in (*x, *h)]
    units = len(c)
    result = {"c": [], "h": [], "h from c": []}
    widest = []
    for unit in range(units):
        z = []
        for block in range(4):
            column = block * units + unit
            products = [(read(kernel[k][column], contract), a) for k, a in enumerate(row)]
            plain = [read(bias[column], contract)]
            if block == 2:
                plain.append(read(forget_bias, contract))
            z.append(total(products, plain, contract))
        widest.append(max(pair[1] for pair in z))
        i, f, o = (sigma(z[n], contract) for n in (0, 2, 3))
        j = tanh(z[1], contract)
        new = plus(times(read(c[unit], contract), f, contract), times(i, j, contract), contract)
        result["c"].append(new)
        result["h"].append(times(tanh(new, contract), o, contract))
        result["h from c"].append(o)
    return result, widest


def from_own(c, o, contract):
    """h from the subject's own c, read with e = u|c| + η."""
    c = mpf(float(c))
    return times(tanh((c, contract.u * abs(c) + contract.eta), contract), o, contract)
