"""Bounds for a first look, for less work."""

from .bounding import BoundingOperations


class CoarseOperations(BoundingOperations):
    """The same operations on ``Bounded`` pairs whose errors may be larger, never smaller: no sum is
    taken for exact. Neither slopes are followed nor what roundings of random signs would leave."""

    coarse = True
