"""Where intermediate results go."""

import numpy as np


class Scratch:
    """Arrays to overwrite, which are in the cache already: a new one seldom is.

    What is in one of them is gone when it is asked for again, as the next operation does.
    """

    def __init__(self):
        self._arrays = {}

    def __call__(self, shape, which=0):
        """The array of a shape; where several are needed at once, of different numbers."""
        key = shape, which
        if key not in self._arrays:
            self._arrays[key] = np.empty(shape)
        return self._arrays[key]
