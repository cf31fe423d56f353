"""The catalogue. A new mistake is one entry in one of its parts."""

from .activations import ACTIVATIONS
from .biases import BIASES
from .clips import CLIPS
from .formats import FORMATS
from .inputs import INPUTS
from .layouts import GATE_ORDERS, LAYOUTS, REAL_GATE_ORDERS
from .matrices import MATRICES
from .nan import NAN
from .nonlinearities import NONLINEARITIES
from .peepholes import PEEPHOLES
from .rows import ROWS
from .states import STATES
from .structure import STRUCTURE
from .tails import TAILS

_BY_KIND = (
    BIASES,
    GATE_ORDERS[:REAL_GATE_ORDERS],
    MATRICES,
    ROWS,
    STATES,
    INPUTS,
    GATE_ORDERS[REAL_GATE_ORDERS:],
    LAYOUTS,
    NONLINEARITIES,
    STRUCTURE,
    PEEPHOLES,
    CLIPS,
    ACTIVATIONS,
    FORMATS,
    TAILS,
    NAN,
)

#: name → Mistake, the commonest first
MISTAKES = {mistake.name: mistake for kind in _BY_KIND for mistake in kind}


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
