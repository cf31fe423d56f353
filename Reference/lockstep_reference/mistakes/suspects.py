"""Which mistakes, and which of them together, are looked for."""

from itertools import combinations

from .catalogue import MISTAKES, is_room_for
from .layouts import GATE_ORDERS

#: Those that are often made together with another.
_COMMON = (
    "forget_bias_missing",
    "forget_bias_always_1",
    "bias_missing",
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
_LAYOUTS = ("kernel_transposed", "kernel_hidden_first", "gates_interleaved")
_FORGET_BIASES = ("forget_bias_missing", "forget_bias_always_1")


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

    orders = [mistake.name for mistake in GATE_ORDERS]
    pairs = ["+".join(pair) for pair in combinations(_COMMON, 2)]
    with_order = [f"{order}+{name}" for name in _COMMON for order in orders]
    layouts = [
        f"{layout}+{order}{bias}"
        for bias in ("", *("+" + name for name in _FORGET_BIASES))
        for layout in _LAYOUTS
        for order in ("", *orders)
        if order or bias
    ]
    layouts = [name.replace("++", "+").rstrip("+") for name in layouts]
    stages = (MISTAKES, pairs, dict.fromkeys([*with_order, *layouts]))
    return [stage for stage in map(possible, stages) if stage]
