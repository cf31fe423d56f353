"""Which mistakes, and which of them together, are looked for."""

from itertools import combinations

from .catalogue import MISTAKES, is_room_for
from .layouts import GATE_ORDERS
from .rows import ROWS

#: Those that are often made together with another.
_COMMON = (
    "forget_bias_missing",
    "forget_bias_always_1",
    "forget_bias_doubled",
    "bias_missing",
    "bias_doubled",
    "recurrent_bias_missing",
    "kernel_transposed",
    "kernel_hidden_first",
    "state_not_carried",
    "initial_state_ignored",
    "output_tanh_missing",
    "peepholes_missing",
    "cell_clip_missing",
    "state_float16",
)

#: What goes with another framework's weights, beside its order of gates.
_LAYOUTS = (
    "kernels_transposed",
    "kernel_transposed",
    "kernels_stored_transposed",
    "kernel_stored_transposed",
    "kernel_hidden_first",
    "gates_interleaved",
)
#: Matrices that were stored as another framework's rows: the order of the gates is that of what was
#: stored, and comes first.
_STORED = ("kernels_stored_transposed", "kernel_stored_transposed")
_ROWS = tuple(mistake.name for mistake in ROWS)
_ORDERS = tuple(mistake.name for mistake in GATE_ORDERS)
_FORGET_BIASES = ("forget_bias_missing", "forget_bias_always_1")

#: What is another name of a commoner mistake where nothing is added to f and no gate is shown: it is
#: looked for where that one explains nothing.
_LATER = ("input_and_forget_gate_exchanged",)

#: Of each of these one at most is made: the forget bias is added once, twice or not at all, and what
#: is missing is neither doubled nor missing once more.
_EXCLUSIVE = (
    {"forget_bias_missing", "forget_bias_always_1", "forget_bias_doubled"},
    {"bias_missing", "bias_doubled"},
    {"bias_missing", "recurrent_bias_missing"},
)

#: These are other mistakes before the order of gates than after it. Whatever else is made together
#: here changes different things, or permutes rows and columns, and commutes.
_NOT_COMMUTING = {"kernel_transposed", *_STORED}


def _makes_sense(names):
    return not any(len(family.intersection(names)) > 1 for family in _EXCLUSIVE)


def _identity(name):
    """The same for names of the same mistakes made at once."""
    parts = name.split("+")
    has_order = any(part in _ORDERS for part in parts)
    is_ordered = has_order and not _NOT_COMMUTING.isdisjoint(parts)
    return tuple(parts) if is_ordered else frozenset(parts)


def suspects(cells):
    """Names of mistakes, ``a+b`` for two at once, in stages: a stage is looked into where the ones
    before it hold no explanation.

    Args:
        cells: the names of the cells that were ported; a mistake has room in one of them.
    """
    from ..cells import CELLS

    cells = [CELLS[name] for name in cells]

    def possible(names):
        return [name for name in names if any(is_room_for(cell, name) for cell in cells)]

    pairs = ["+".join(pair) for pair in combinations(_COMMON, 2) if _makes_sense(pair)]
    with_order = [f"{order}+{name}" for name in _COMMON for order in _ORDERS]
    biases = ("", *("+" + name for name in _FORGET_BIASES))
    layouts = [
        f"{layout}+{order}{bias}"
        for bias in biases
        for layout in _LAYOUTS
        for order in ("", *_ORDERS)
        if order or bias
    ]
    layouts = [name.replace("++", "+").rstrip("+") for name in layouts]
    layouts += [f"{order}+{name}{bias}" for bias in biases for name in _STORED for order in _ORDERS]
    layouts += [name + bias for bias in biases[1:] for name in _ROWS]
    stages, seen = [], set()
    singles = [name for name in MISTAKES if name not in _LATER]
    for stage in map(possible, (singles, [*_LATER, *pairs], [*with_order, *layouts])):
        new = {}
        for name in stage:
            new.setdefault(_identity(name), name)
        stages.append([name for identity, name in new.items() if identity not in seen])
        seen.update(new)
    return [stage for stage in stages if stage]
