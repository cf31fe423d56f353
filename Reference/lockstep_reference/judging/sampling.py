"""A few rows of a trace, to see at once what cannot be its explanation."""

import numpy as np

#: How many rows are looked at, beside the one that is wrong.
_ROWS = 12


def sample_rows(steps, batch, wrong, lengths=None):
    """Samples, each of numbers of rows t·B + b, ascending: the one that is wrong, which refutes nearly
    all that can be refuted; and others far apart.

    Args:
        wrong: (step, batch row) of an element that is beyond its bound.
        lengths: [B], how many steps of each sequence there are, or None for all.
    """
    lengths = np.full(batch, steps) if lengths is None else np.asarray(lengths)
    present = np.flatnonzero(np.arange(steps)[:, None] < lengths)
    spread = np.linspace(0, len(present) - 1, min(_ROWS, len(present))).astype(int)
    row = wrong[0] * batch + wrong[1]
    return [np.array([row]), np.union1d(present[spread], [row])]


def first_rows(batch, wrong, lengths=None):
    """The same of the first step, and of those up to the one that is wrong, where states are carried."""
    steps = wrong[0] + 1
    lengths = np.full(batch, steps) if lengths is None else np.asarray(lengths)
    rows = np.flatnonzero(np.arange(steps)[:, None] < lengths)
    return [rows[rows < batch], rows]
