"""The results of a block, filled in as its rows are evaluated."""

from dataclasses import replace

import numpy as np

from ..bounded import Bounded
from ..operations import activations, nonfinite
from .bias import FEWEST_ROWS, BiasSums
from .elements import EVALUATION, bound_of, picked, reduced
from .layout import check_layout


class CheckArrays:
    """One check of a block: expected, bound and statistical (or None), [S, T·B, units] each;
    [S, B, units] for a final state."""

    def __init__(self, layout, cases, rows, units, out):
        def array(name):
            return out[name] if name in out else np.empty((cases, rows, units))

        self.layout = layout
        self.expected, self.bound = array("expected"), array("bound")
        self.statistical = array("statistical") if layout.statistical else None


class BlockChecks:
    """All checks and bias tests of a block of equally large cases.

    Args:
        cell: the Cell; precision: the subject's contract.
        trace: name → [S, T·B, units], the subject's tensors.
        final: states of which only the value after the last step is given.
        sizes: the numbers S, T, B, I, H and, where the cell has it, P.
        out: see ``judge_block``.
        printed: name → [S, T·B, units], how far the subject's own numbers can be from those of
            the trace, see ``decimals``; nothing for 0.
        mistaken: whether the cell is one with a mistake: then no gate is checked from the
            pre-activations that the trace shows, as the mistake may be between.
        coarse: whether expected values and bounds will do.
    """

    def __init__(
        self,
        cell,
        precision,
        trace,
        final,
        sizes,
        out=None,
        printed=None,
        mistaken=False,
        coarse=False,
    ):
        cases, batch, units = sizes["S"], sizes["B"], sizes["H"]
        rows = sizes["T"] * batch
        self.cell, self.precision, self.trace = cell, precision, trace
        self.printed, self.mistaken = printed or {}, mistaken
        self.arrays = []
        for index, layout in enumerate(check_layout(cell, tuple(trace), final)):
            traced = trace.get(layout.tensor)
            width = cell.shape(layout.tensor, sizes)[0] if traced is None else traced.shape[-1]
            length = batch if layout.final else rows
            given = out[index] if out else {}
            self.arrays.append(CheckArrays(layout, cases, length, width, given))
        blocks = () if coarse else cell.blocks
        self.bias = BiasSums(blocks, cases, units)
        exposed = any(check.layout.basis == "z" for check in self.arrays)
        self.roundoffs_needed = np.zeros(cases) if exposed else None
        self._steps = rows > 0
        self._enough = rows >= FEWEST_ROWS

    def fill(self, ops, cases, rows):
        """Takes over what a cell emitted for some rows of some cases (two slices)."""
        tested = set()
        for check in self.arrays:
            layout = check.layout
            if layout.final:
                continue
            own = self.trace[layout.tensor][cases, rows]
            pair = self._pair(ops, layout, own, cases, rows)
            check.expected[cases, rows] = pair.value
            # The rows of a sample, which is coarse, are no view of the array.
            out = None if ops.coarse else check.bound[cases, rows]
            bound = bound_of(pair, self.precision, out)
            if layout.tensor in self.printed:
                more = self.printed[layout.tensor][cases, rows] * EVALUATION
                bound = np.add(bound, more, out=out)
            if ops.coarse:
                check.bound[cases, rows] = bound
            if check.statistical is None or ops.coarse:
                continue
            slopes = {
                # An output that is its pre-activation has the slope 1.
                name: np.full(pair.shape, slope) if isinstance(slope, float) else slope
                for name, slope in (pair.slopes or {}).items()
            }
            steepness = {name: np.abs(slope) for name, slope in slopes.items()}
            gaps = _gaps_of(ops, layout, own.ndim)
            reduced(bound, steepness, gaps, 0, out=check.statistical[cases, rows])
            untested = [name for name in slopes if name not in tested]
            if not untested:
                continue
            tested.update(untested)
            slack = reduced(bound, steepness, gaps, 1) if self._enough else None
            if not ops.finite:
                # A decided infinity or NaN has the bound 0, and says nothing of a bias.
                bound = np.where(np.isfinite(pair.value), bound, np.inf)
            difference = own - pair.value
            for name in untested:
                terms = difference, slopes[name], steepness[name], bound, slack
                self.bias.add(name, cases, *terms)

    def fill_final(self, state, cases):
        """Takes over the carried states after the last step: name → Bounded. Without a step they
        are the initial ones, bit for bit: no subnormal is read."""
        for check in self.arrays:
            if check.layout.final:
                pair = state[check.layout.tensor]
                unchanged = pair.error is None or not self._steps
                error = np.zeros(pair.shape) if unchanged else pair.error
                check.expected[cases] = pair.value
                check.bound[cases] = bound_of(Bounded(pair.value, error), self.precision)

    def _pair(self, ops, layout, own, cases, rows):
        if layout.basis == "z" and not self.mistaken:
            return self._gate_from_own_z(layout.tensor, own.astype(np.float64), cases, rows)
        pair = ops.observed[layout.tensor]
        if pair.value.ndim > own.ndim:
            return picked(pair, 0 if layout.basis is None else 1)
        return pair

    def _gate_from_own_z(self, name, own, cases, rows):
        """The gate of the subject's own pre-activation, read with e = u|z| + η, and what printing
        may have cost; notes the k that the subject's activation needs beyond that."""
        index = self.cell.blocks.index(name)
        width = own.shape[-1]
        columns = (cases, rows, slice(index * width, (index + 1) * width))
        z = self.trace["z"][columns].astype(np.float64)
        finite = np.isfinite(z)
        read_error = self.precision.u * np.abs(z) + self.precision.smallest
        if "z" in self.printed:
            read_error += self.printed["z"][columns] * (1 + self.precision.u)
        argument = Bounded(z, np.where(finite, read_error, 0.0))
        activation = activations.BY_NAME[self.cell.gates[index].activation]
        counted = [
            replace(self.precision, activation_roundoffs=k, relative=True) for k in (0.0, 1.0)
        ]
        pairs = activations.apply_under(activation, argument, [*counted, self.precision])
        if not finite.all():
            pairs = [nonfinite.activated(argument, pair) for pair in pairs]
        none, one, pair = pairs
        unit = one.error - none.error
        excess = np.abs(own - none.value) - none.error
        if name in self.printed:
            excess -= self.printed[name][cases, rows]
        needed = np.where(unit > 0, excess / unit, 0.0)
        needed = np.where(np.isfinite(needed), np.maximum(needed, 0), 0.0)
        self.roundoffs_needed[cases] = np.maximum(
            self.roundoffs_needed[cases], needed.max(axis=(1, 2))
        )
        return pair


def _gaps_of(ops, layout, axes):
    """The gaps of each block of pre-activations. One that sees a state of the same step, such as
    a peephole, has them for the exact value and for the subject's own."""
    reading = 0 if layout.basis is None else 1
    return {
        name: [gap[reading] if gap.ndim > axes else gap for gap in gaps]
        for name, gaps in ops.gaps.items()
    }
