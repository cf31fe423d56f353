"""The operations that cells are written over, in two readings."""

from .bounding import BoundingOperations
from .plain import PlainOperations

__all__ = ["BoundingOperations", "PlainOperations"]
