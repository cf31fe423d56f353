"""Known ways of porting a cell wrongly, each a named change of the specification."""

from .catalogue import MISTAKES, mistake_for
from .mistake import Mistake

__all__ = ["MISTAKES", "Mistake", "mistake_for"]
