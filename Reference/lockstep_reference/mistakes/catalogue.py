"""The catalogue. A new mistake is one entry in one of its parts."""

from .arithmetic import ARITHMETIC
from .biases import BIASES
from .layouts import LAYOUTS
from .states import STATES
from .structure import STRUCTURE

#: name → Mistake, the commonest first
MISTAKES = {
    mistake.name: mistake for mistake in (*BIASES, *LAYOUTS, *STATES, *STRUCTURE, *ARITHMETIC)
}


def is_room_for(cell, name):
    """Whether a known mistake, or each part of ``a+b``, can be made in a cell."""
    return all(single in MISTAKES and cell.name in MISTAKES[single].cells for single in name.split("+"))


def mistake_for(cell, name):
    """The mistake of that name; ``a+b`` is both at once.

    Raises:
        ValueError: if there is none, or the cell leaves no room for it.
    """
    names = name.split("+")
    for single in names:
        if single not in MISTAKES:
            raise ValueError(f"there is no mistake {single!r}; known are {', '.join(MISTAKES)}")
        if cell.name not in MISTAKES[single].cells:
            raise ValueError(f"the mistake {single} cannot be made in the cell {cell.name}")
    mistake = MISTAKES[names[0]]
    for single in names[1:]:
        mistake = mistake.and_also(MISTAKES[single])
    return mistake
