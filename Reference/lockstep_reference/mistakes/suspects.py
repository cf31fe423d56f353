"""Which mistakes, and which of them together, are looked for."""

from itertools import combinations

from .catalogue import MISTAKES, is_room_for
from .layouts import GATE_ORDERS

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
_ORDERS = tuple(mistake.name for mistake in GATE_ORDERS)
_FORGET_BIASES = ("forget_bias_missing", "forget_bias_always_1")

#: Of each of these one at most is made: the forget bias is added once, twice or not at all, and what
#: is missing is neither doubled nor missing once more.
_EXCLUSIVE = (
    {"forget_bias_missing", "forget_bias_always_1", "forget_bias_doubled"},
    {"bias_missing", "bias_doubled"},
    {"bias_missing", "recurrent_bias_missing"},
)

#: It is another mistake before the order of gates than after it. Whatever else is made together here
#: changes different things, or permutes rows and columns, and commutes.
_NOT_COMMUTING = "kernel_transposed"


def _makes_sense(names):
    return not any(len(family.intersection(names)) > 1 for family in _EXCLUSIVE)


def _identity(name):
    """The same for names of the same mistakes made at once."""
    parts = name.split("+")
    has_order = any(part in _ORDERS for part in parts)
    return tuple(parts) if _NOT_COMMUTING in parts and has_order else frozenset(parts)


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
    layouts = [
        f"{layout}+{order}{bias}"
        for bias in ("", *("+" + name for name in _FORGET_BIASES))
        for layout in _LAYOUTS
        for order in ("", *_ORDERS)
        if order or bias
    ]
    layouts = [name.replace("++", "+").rstrip("+") for name in layouts]
    stages, seen = [], set()
    for stage in map(possible, (MISTAKES, pairs, [*with_order, *layouts])):
        new = {}
        for name in stage:
            new.setdefault(_identity(name), name)
        stages.append([name for identity, name in new.items() if identity not in seen])
        seen.update(new)
    return [stage for stage in stages if stage]
