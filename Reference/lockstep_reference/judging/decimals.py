"""Numbers that were printed as decimals, which rounds them, and parsed, which rounds them again.

A number ŷ that was printed with its last digit rounded is within d of the text, d half a unit of
that digit. Parsing takes the text to the nearest number a of the array's format, within half a unit
in the last place of a. Hence

    |a − ŷ| ≤ D = d + ulp(a)/2
"""

import numpy as np

from ..bounded import read


def printing_errors(arrays, half_units):
    """D of each number of the arrays that were printed.

    Args:
        arrays: name → as parsed, in the format that the text was parsed to.
        half_units: name → d, of the array's shape; 0 for a number that is known exactly, as
            infinities and NaN are.

    Returns:
        name → D, float64; 0 where d is 0.

    Raises:
        ValueError: if half units belong to no array, are of another shape, or are negative,
            infinite or NaN: nothing may widen a bound in silence.
    """
    errors = {}
    for name, units in (half_units or {}).items():
        if name not in arrays:
            raise ValueError(f"there are half units of {name}, which is not there itself")
        array, units = np.asarray(arrays[name]), np.asarray(units, dtype=np.float64)
        if units.shape != array.shape:
            raise ValueError(
                f"the half units of {name} must have its shape {array.shape}, not {units.shape}"
            )
        if not ((units >= 0) & (units < np.inf)).all():
            raise ValueError(f"the half units of {name} must be finite and not negative")
        printed = (units > 0) & np.isfinite(array)
        with np.errstate(invalid="ignore"):
            place = np.spacing(np.abs(array)).astype(np.float64)
        errors[name] = np.where(printed, units + place / 2, 0.0)
    return errors


def read_printed(inputs, half_units, precision):
    """Inputs that were read from decimal text, as another layer's outputs are: each within D + η of
    what the subject read. A Bounded; arguments and errors as for ``printing_errors``."""
    errors = printing_errors({"inputs": inputs}, {"inputs": half_units})
    return read(inputs, precision, printed=errors["inputs"])
