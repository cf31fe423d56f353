"""Equations that were written down wrongly."""

from .cells import LSTM
from .mistake import Mistake


def _without_output_tanh(equations):
    return equations._replace(hidden=lambda ops, c, o, before: ops.multiply(c, o))


STRUCTURE = (
    Mistake(
        "output_tanh_missing",
        "h was c·o, without tanh",
        LSTM,
        equations=_without_output_tanh,
    ),
)
