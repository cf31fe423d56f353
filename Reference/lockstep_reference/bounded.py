"""A value with a bound on its error."""

import numpy as np

#: Up to this error the slope of an activation is bounded by its growth, and the bound grows with
#: the error: beyond it the activation may end in its range.
NARROW = 0.5


class Bounded:
    """Pairs (value, error): ``|any conforming computation − exact| ≤ error``.

    Attributes:
        value: float64 array. An infinity or NaN with error 0 is decided: it must appear.
        error: float64 array that broadcasts against value, or None for exactly 0. Infinite where
            nothing can be said.
        slopes: name of a block of pre-activations → ∂value/∂z of the same unit, where it is not
            zero; None where it is not followed.
        narrow: whether no error is above ``NARROW``, where that is known already.
    """

    __slots__ = (
        "value",
        "error",
        "slopes",
        "narrow",
        "_absolute",
        "_magnitude",
        "_squares",
        "_kept",
    )

    def __init__(self, value, error=None, slopes=None):
        self.value = value
        self.error = error
        self.slopes = slopes
        self.narrow = False
        self._absolute = None
        self._magnitude = None
        self._squares = None
        self._kept = None

    @property
    def shape(self):
        """The shape of value."""
        return self.value.shape

    @property
    def absolute(self):
        """|value|, kept like magnitude."""
        if self._absolute is None:
            self._absolute = np.abs(self.value)
        return self._absolute

    @property
    def magnitude(self):
        """|value| + error, kept: weights are asked for it once for each block of rows."""
        if self._magnitude is None:
            error = self.error
            self._magnitude = self.absolute if error is None else self.absolute + error
        return self._magnitude

    @property
    def squares(self):
        """value², kept like magnitude."""
        if self._squares is None:
            self._squares = np.square(self.value)
        return self._squares

    def kept(self, name, compute):
        """The result of ``compute(value)``, kept under ``name``."""
        if self._kept is None:
            self._kept = {}
        if name not in self._kept:
            self._kept[name] = compute(self.value)
        return self._kept[name]

    def block(self, position, count):
        """One of ``count`` blocks of columns, kept: weights are asked for it again and again."""
        if self._kept is None:
            self._kept = {}
        key = "block", position, count
        if key not in self._kept:
            width = self.shape[-1] // count
            columns = (..., slice(position * width, (position + 1) * width))
            value = np.ascontiguousarray(self.value[columns])
            error = None if self.error is None else np.ascontiguousarray(self.error[columns])
            self._kept[key] = Bounded(value, error)
        return self._kept[key]

    def __getitem__(self, index):
        """The same part of value and error; slopes are not followed."""
        error = self.error
        return Bounded(self.value[index], None if error is None else error[index])


def read(array, precision, wide=False, printed=None):
    """What a subject reads from memory: an input, a weight or a state.

    The error is 0; |a| where 0 < |a| < η, since a subnormal may be read as zero; u|a| + η for a
    state that a fused kernel keeps wider than it is stored.

    Args:
        printed: D, how far the subject's own number can be from the array's, see
            ``judging.decimals``; then D + η more, as that number may be the subnormal one, and u·D
            more for a wide state. None for 0.
    """
    if printed is not None:
        result = read(array, precision, wide)
        more = printed * (1 + precision.u) if wide else printed
        more = np.where(printed > 0, more + precision.smallest, 0.0)
        return Bounded(result.value, more if result.error is None else result.error + more)
    value = np.asarray(array, dtype=np.float64)
    magnitude = np.abs(value)
    if wide:
        return Bounded(
            value, np.where(magnitude > 0, precision.u * magnitude, 0) + precision.smallest
        )
    result = Bounded(value)
    if magnitude.size and not magnitude.min() >= precision.smallest:
        subnormal = (magnitude < precision.smallest) & (magnitude > 0)
        if subnormal.any():
            result.error = np.zeros(value.shape)
            np.copyto(result.error, magnitude, where=subnormal)
    result._absolute = magnitude
    return result
