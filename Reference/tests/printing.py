"""Numbers as people print them, and what the text says of them."""

from decimal import Decimal

import numpy as np

#: Formats with a fixed number of significant digits, of decimals, and with zeros left out.
SIGNIFICANT = [f"%.{digits - 1}e" for digits in range(2, 10)]
FIXED = ["%.2f", "%.4f", "%f", "%.9f"]
SHORTENED = ["%.3g", "%g", "%.9g"]
STYLES = SIGNIFICANT + FIXED + SHORTENED


def printed(array, style):
    """(as parsed to the array's dtype, half a unit of the last digit of each number)."""
    texts = [style % value for value in array.ravel()]
    values = np.array(texts, np.float64).astype(array.dtype)
    half_units = np.array([_half_unit(text) for text in texts])
    return values.reshape(array.shape), half_units.reshape(array.shape)


def _half_unit(text):
    exponent = Decimal(text).as_tuple().exponent
    return 0.0 if isinstance(exponent, str) else float(Decimal(5).scaleb(exponent - 1))
