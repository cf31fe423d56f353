"""What a mistake is."""

from typing import Callable, NamedTuple, Tuple


def _same(value):
    return value


def _same_weights(cell, weights):
    return weights


class Mistake(NamedTuple):
    """One way of porting a cell wrongly.

    Attributes:
        name: on the command line and in reports.
        sentence: what was done wrong.
        cells: the names of the cells in which it can be made.
        options: name → [S], changed.
        weights: (cell, name → [S, …]), changed.
        operations: the operations that the cell runs on, changed.
        state: name → [S, B, H], changed at the start and after each step.
    """

    name: str
    sentence: str
    cells: Tuple[str, ...]
    options: Callable = _same
    weights: Callable = _same_weights
    operations: Callable = _same
    state: Callable = _same
