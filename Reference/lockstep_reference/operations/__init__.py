"""The operations that cells are written over, in two readings."""

from .bounding import BoundingOperations
from .coarse import CoarseOperations
from .monotone import Function
from .plain import PlainOperations

__all__ = ["BoundingOperations", "CoarseOperations", "Function", "PlainOperations"]
