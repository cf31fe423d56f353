"""Frames put side by side: what a layer sees that looks at its neighbours in time."""

import numpy as np

from ..bounded import Bounded


def splice(frames, offsets, lengths=None):
    """A row for each time step t: the frames t + offset, one beside the other, in the order of the
    offsets. Before the first frame the first stands, and behind a sequence's last one the last.
    Nothing is computed, so every element keeps its error.

    Args:
        frames: a Bounded [S, T, B, N].
        offsets: K whole numbers, such as −1, 0, 1.
        lengths: [B], how many steps of each sequence there are, or None for all.

    Returns:
        Bounded [S, T, B, K·N].

    Source: Kaldi's Splice (nnet1).
    """
    _, steps, batch, _ = frames.shape
    ends = np.full(batch, steps) if lengths is None else np.asarray(lengths)
    last = np.maximum(ends - 1, 0)
    rows = np.arange(batch)
    time = np.arange(steps)[:, None]

    def put_together(array):
        parts = [array[:, np.clip(time + offset, 0, last), rows] for offset in offsets]
        return np.concatenate(parts, axis=-1)

    error = np.zeros(frames.shape) if frames.error is None else frames.error
    return Bounded(put_together(frames.value), put_together(np.broadcast_to(error, frames.shape)))
