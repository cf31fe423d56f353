"""Cells over pairs: the error analysis is another reading of the same specification."""

import numpy as np

from ..bounded import Bounded
from . import activations, clipping, monotone, nonfinite, softmax
from .plain import block_term
from .sums import bounded_sum


class BoundingOperations:
    """Operations on ``Bounded`` pairs; the rules of the bound, one for each operation.

    In the formulas a and b have errors e_a and e_b, u is the unit roundoff of one operation and η
    the smallest number that is surely kept.

    Args:
        precision: what is assumed of the subject.
        replace: name → Bounded: states of the subject that the cell goes on from, beside its own,
            and how far the subject's can be from them. The result then has a leading axis of 2:
            from the exact value, from the subject's.
        finite: whether the operands hold no infinity or NaN; then the rules for these are skipped
            until a sum that could overflow turns up.
    """

    #: Whether bounds that may be larger will do, of which no slopes and gaps are followed.
    coarse = False

    def __init__(self, precision, replace=None, finite=True):
        self.precision = precision
        self.replace = replace or {}
        self.finite = finite
        self.observed = {}
        self.gaps = {}

    def concatenate(self, first, second):
        """[first; second] along the last axis."""
        value = np.concatenate((first.value, second.value), axis=-1)
        joined = Bounded(value)
        if first.error is None and second.error is None:
            return joined
        errors = (
            (
                np.zeros_like(part.value)
                if part.error is None
                else np.broadcast_to(part.error, part.value.shape)
            )
            for part in (first, second)
        )
        joined.error = np.concatenate(tuple(errors), axis=-1)
        return joined

    def sum(self, row, matrix, terms=(), pairs=()):
        """row·matrix + Σ terms + Σ a∘b, as *one* sum in any order; see ``bounded_sum``."""
        total = bounded_sum(self.precision, row, matrix, terms, pairs, self.finite, self.coarse)
        self.finite = self.finite and not total.undecided
        return total

    def on_block(self, value, block, blocks, width):
        """A term of a sum that is ``value`` on one of ``blocks`` blocks of columns, else 0."""
        return Bounded(block_term(value, block, blocks, width, np.float64))

    def block(self, weights, position, count):
        """One of ``count`` blocks of columns of a weight."""
        return weights.block(position, count)

    def split(self, z, names):
        """The blocks of columns of z. From here on slopes with respect to each are followed."""
        width = z.value.shape[-1] // len(names)
        parts = []
        for position, name in enumerate(names):
            columns = (..., slice(position * width, (position + 1) * width))
            # Errors are read several times, all else once.
            error = np.ascontiguousarray(z.error[columns])
            part = Bounded(z.value[columns], error, None if self.coarse else {name: 1.0})
            part.narrow = z.narrow
            parts.append(part)
            self.gaps[name] = [gap[columns] for gap in z.gaps]
        return parts

    def add(self, a, b):
        """a + b: e_a + e_b + u·(|a + b| + e_a + e_b) + η."""
        value = a.value + b.value
        error = _error_of(a) + _error_of(b)
        error *= 1 + self.precision.u
        rounding = np.abs(value)
        rounding *= self.precision.u
        error += rounding
        error += self.precision.smallest
        result = Bounded(value, error, _merged(a.slopes, b.slopes))
        return result if self.finite else nonfinite.added(a, b, result)

    def multiply(self, a, b):
        """a·b: |a|e_b + |b|e_a + e_a·e_b + u·(|a·b| + those) + η."""
        value = a.value * b.value
        error = np.abs(value)
        error *= self.precision.u / (1 + self.precision.u)
        if b.error is not None:
            error += a.absolute * b.error
        if a.error is not None:
            error += a.error * b.magnitude
        error *= 1 + self.precision.u
        error += self.precision.smallest
        result = Bounded(value, error, _product_slopes(a, b))
        return result if self.finite else nonfinite.multiplied(a, b, result, self.precision)

    def sigmoid(self, x):
        """σ(x): min(L·e, 1) + κ·max σ on [x − e, x + e] + η, L = σ′ at the point nearest 0."""
        return self._activate(activations.SIGMOID, x)

    def one_minus_sigmoid(self, x):
        """1 − σ(x), also as σ(−x): e₁ + u·(1 − σ + e₁), e₁ = min(L·e, 1) + κ·σ(|x| + e) + η."""
        result = activations.one_minus_sigmoid(x, self.precision)
        return result if self.finite else nonfinite.activated(x, result)

    def one_minus(self, x):
        """1 − x, the sum of 1 and −x."""
        slopes = {name: -slope for name, slope in (x.slopes or {}).items()}
        one = Bounded(np.ones((1,) * x.value.ndim))
        return self.add(one, Bounded(-x.value, x.error, slopes))

    def tanh(self, x):
        """tanh(x): min(L·e, 2) + κ·max |tanh| on [x − e, x + e] + η, L = tanh′ nearest 0."""
        return self._activate(activations.TANH, x)

    def clip(self, x, limit):
        """x within ±limit [..., 1], which the subject's format holds; a limit of 0 is none:
        max(f(x + e) − f(x), f(x) − f(x − e)), at least |f(x)| for a limit below η."""
        return clipping.apply(x, limit, self.precision.smallest)

    def copy(self, x):
        """x: its error, since nothing is computed."""
        return Bounded(x.value, _error_of(x))

    def apply(self, function, x):
        """f(x), of a ``Function``: max(f(x + e) − f(x), f(x) − f(x − e)) + κ·max(1, |f|) + η."""
        result = monotone.apply(function, x, self.precision, self.finite)
        self.finite = self.finite and bool(np.isfinite(result.value).all())
        return result

    def without_nan(self, x, number):
        """x, with a number in the place of a decided NaN, which is exact."""
        return x if self.finite else nonfinite.replaced(x, number)

    def softmax(self, x):
        """softmax(x) along the last axis; slopes are not followed, see ``softmax.apply``."""
        return softmax.apply(x, self.precision)

    def _activate(self, function, x):
        result = activations.apply(function, x, self.precision)
        return result if self.finite else nonfinite.activated(x, result)

    def emit(self, name, value):
        """Notes a tensor that a trace may hold, and returns what the cell continues with.

        For a state in ``replace`` that is both the exact value and the subject's own, the latter
        with e = u|s| + η: a subject may go on from the unrounded state. Where s itself is known
        within D only, that is u(|s| + D) + η + D.
        """
        self.observed[name] = value
        own = self.replace.get(name)
        if own is None:
            return value
        values, errors = np.empty((2, 2, *own.shape))
        values[0], values[1], errors[0] = value.value, own.value, value.error
        error = np.multiply(self.precision.u, own.magnitude, out=errors[1])
        error += self.precision.smallest
        if own.error is not None:
            error += own.error
        if not self.finite:
            error[~np.isfinite(own.value)] = 0.0
        return Bounded(values, errors)


def _error_of(a):
    return np.zeros(a.shape) if a.error is None else a.error


def _merged(first, second):
    """The slopes of a sum."""
    if not first or not second:
        return first or second
    merged = dict(first)
    for name, slope in second.items():
        merged[name] = merged[name] + slope if name in merged else slope
    return merged


def _product_slopes(a, b):
    """The slopes of a product: (ab)′ = a′b + ab′."""
    left = {name: slope * b.value for name, slope in (a.slopes or {}).items()}
    right = {name: slope * a.value for name, slope in (b.slopes or {}).items()}
    return _merged(left, right)
