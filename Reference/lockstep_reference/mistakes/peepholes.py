"""Peepholes that were left out, exchanged, or shown another state."""

import numpy as np

from .cells import COUPLED, PEEPHOLE, UNCOUPLED
from .mistake import Mistake


def _without(prefix):
    """Weights of which those whose name begins so are 0."""

    def changed(cell, weights):
        return {
            name: np.zeros_like(a) if name.startswith(prefix) else a for name, a in weights.items()
        }

    return changed


def _in_order(names):
    """Peepholes that were taken from those of other gates."""

    def changed(cell, weights):
        own = [name for name in "ifo" if "peephole_" + name in weights]
        taken = {"peephole_" + a: weights["peephole_" + own[names.index(a)]] for a in own}
        return {**weights, **taken}

    taken, canonical = ", ".join(names), ", ".join(sorted(names, key="ifo".index))
    return Mistake(
        "peepholes_" + names,
        f"the peepholes were taken in the order {taken} and not {canonical}",
        tuple(c for c in PEEPHOLE if c in (UNCOUPLED if len(names) == 3 else COUPLED)),
        "https://github.com/webmachinelearning/webnn-baseline/pull/81",
        weights=changed,
    )


_GRAVES = "i and f see the old c, o the new one, though all three peepholes look alike"

PEEPHOLES = (
    Mistake(
        "peepholes_missing",
        "the peepholes were ignored",
        PEEPHOLE,
        "https://github.com/apache/tvm/pull/19633",
        weights=_without("peephole_"),
    ),
    Mistake(
        "peephole_o_missing",
        "the peephole of o was ignored",
        PEEPHOLE,
        _GRAVES,
        weights=_without("peephole_o"),
    ),
    Mistake(
        "peephole_o_on_old_c",
        "the peephole of o saw the c of the step before",
        PEEPHOLE,
        _GRAVES,
        equations=lambda own: own._replace(seen=lambda before, after: before),
    ),
    *map(_in_order, ("iof", "fio", "foi", "oif", "ofi", "of")),
)
