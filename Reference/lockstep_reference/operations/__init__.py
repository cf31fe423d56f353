"""The operations that cells are written over, in two readings."""

from .bounding import BoundingOperations
from .monotone import Function
from .plain import PlainOperations

__all__ = ["BoundingOperations", "Function", "PlainOperations"]
