"""The specification of recurrent cells in NumPy, and a proven bound on rounding.

A cell is one function over *operations*. Two readings of it are provided:

* ``PlainOperations``: arrays of one dtype; the cell as an ordinary implementation.
* ``BoundingOperations``: pairs (value, error); value in float64, error a bound on the distance of
  any conforming computation in the subject's precision from the exact value.

``judge`` takes a case and a subject's trace and returns, for every step at once, what the exact
cell gives from the subject's own previous state, and how far rounding can take an answer from it.

>>> import numpy
>>> from lockstep_reference import CELLS, Precision, judge
>>> case = {
...     "inputs": numpy.ones((1, 1, 3), "float32"),
...     "kernel": numpy.full((5, 8), 0.25, "float32"), "bias": numpy.zeros(8, "float32"),
...     "initial_c": numpy.zeros((1, 2), "float32"), "initial_h": numpy.zeros((1, 2), "float32")}
>>> trace = {"c": numpy.full((1, 1, 2), 0.4313, "float32"),
...          "h": numpy.full((1, 1, 2), 0.276, "float32")}
>>> result = judge(CELLS["lstm"], case, trace, Precision.named("float32"))
>>> result.agrees
False
"""

from .cells import CELLS
from .judging import Judgement, judge
from .precision import Precision

__all__ = ["CELLS", "Judgement", "Precision", "judge"]
__version__ = "0.1.0"
