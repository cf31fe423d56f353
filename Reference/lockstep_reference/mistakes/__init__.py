"""Known ways of porting a cell wrongly, each a named change of the specification."""

from .catalogue import MISTAKES, is_room_for, mistake_for
from .mistake import NONE, Mistake
from .suspects import suspects

__all__ = ["MISTAKES", "NONE", "Mistake", "is_room_for", "mistake_for", "suspects"]
