"""What is assumed of a subject's arithmetic."""

from dataclasses import dataclass, replace
from functools import cached_property

#: The reference's own unit roundoff: it computes in float64.
REFERENCE_UNIT = 2.0**-53

#: name: (unit roundoff, smallest magnitude that is surely kept, largest number).
#: float16 keeps its subnormals, so only half the smallest of them may be lost.
_FORMATS = {
    "float16": (2.0**-11, 2.0**-25, 65504.0),
    "bfloat16": (2.0**-8, 2.0**-126, (2 - 2.0**-7) * 2.0**127),
    "float32": (2.0**-24, 2.0**-126, (2 - 2.0**-23) * 2.0**127),
    "float64": (2.0**-53, 2.0**-1022, (2 - 2.0**-52) * 2.0**1023),
}


@dataclass(frozen=True)
class Precision:
    """The contract that a conforming subject fulfils.

    Every addition, multiplication and fused multiply-add is correctly rounded to ``unit`` (inside
    a sum to ``accumulation``), in any order; results below ``smallest`` may be flushed to zero;
    an activation is off by at most ``activation_roundoffs`` units of roundoff.

    Attributes:
        unit: the subject's unit roundoff, 2⁻²⁴ for float32.
        accumulation: the same inside a sum.
        smallest: η; a result or an operand below it may become zero.
        largest: the largest finite number.
        activation_roundoffs: k; one unit in the last place is up to two roundoffs.
        relative: whether activations are accurate relative to their value (grade A) or only to
            their range (grade B).
        wide_state: declared: a fused kernel keeps h wider than it stores it.
        truncating: declared: the accumulator truncates instead of rounding.
        product_unit: declared: products read their operands rounded to this unit (TensorFloat-32
            2⁻¹¹, bfloat16 2⁻⁸).
        extra_terms: declared: further roundings of each term, such as rescaled weights.
    """

    unit: float
    accumulation: float
    smallest: float
    largest: float
    activation_roundoffs: float = 10.0
    relative: bool = True
    wide_state: bool = False
    truncating: bool = False
    product_unit: float = 0.0
    extra_terms: int = 0

    def __post_init__(self):
        if not 0 <= self.activation_roundoffs < float("inf"):
            raise ValueError("activation_roundoffs must be a number of 0 or more")

    @classmethod
    def named(cls, dtype, **declared):
        """The contract of a format by its NumPy name.

        Raises:
            ValueError: for a format that is not known.
        """
        if dtype not in _FORMATS:
            raise ValueError(f"unknown dtype {dtype!r}; known are {', '.join(_FORMATS)}")
        unit, smallest, largest = _FORMATS[dtype]
        accumulation = min(unit, 2.0**-24)
        return replace(cls(unit, accumulation, smallest, largest), **declared)

    @cached_property
    def u(self):
        """The unit roundoff of one operation, the reference's own included."""
        return self.unit + REFERENCE_UNIT

    @cached_property
    def u_a(self):
        """The unit roundoff of one operation inside a sum, the reference's own included."""
        return self.accumulation * (2 if self.truncating else 1) + REFERENCE_UNIT

    @cached_property
    def kappa(self):
        """κ, the relative error of one activation: k·u_a, the rounding to a narrower format, and
        the reference's own activations (measured: at most 4 roundoffs of float64)."""
        narrow = self.u if self.unit > self.accumulation else 0.0
        return self.activation_roundoffs * self.accumulation + narrow + 4 * REFERENCE_UNIT
