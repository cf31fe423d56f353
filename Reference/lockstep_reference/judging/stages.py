"""The stages of a step: what a cell computes on its way from x and the state to the next state.

Every stage starts from the subject's own state before the step, as the judge does, so that the first
stage beyond its bound is where the subject went wrong. What follows from it is beyond its bound too.
"""

from typing import NamedTuple, Optional

import numpy as np

from ..bounded import Bounded, read
from ..operations import BoundingOperations
from .decimals import printing_errors, read_printed
from .elements import EVALUATION, bound_of


class Stage(NamedTuple):
    """One block of columns at one stage of a step.

    Attributes:
        quantity: ``input_product`` x·K; ``recurrent_product`` h·R; ``with_bias``, their sum and that of
            every bias; ``with_forget_bias`` and ``with_peephole``, the same and what is added next;
            ``activation``, the gate; ``unprojected``, tanh(c′)·o in front of a projection; or a
            state's name.
        gate: whose block it is; None for the one block of a cell without gates, and of a state.
        basis: the tensor of the trace that it starts from beside the state before the step: ``z`` for
            a gate from its own pre-activation, ``c`` for an h from the subject's own c; or None.
        tensor: the tensor that shows it, if a trace holds it; None if no trace does.
        block: which of that tensor's blocks of columns it is.
        size: the symbol of its width.
    """

    quantity: str
    gate: Optional[str] = None
    basis: Optional[str] = None
    tensor: Optional[str] = None
    block: int = 0
    size: str = "H"


def stage_layout(cell, names):
    """The stages of a cell's step in the order of computation.

    Args:
        names: the tensors that the trace holds: more of them are more checks.
    """
    stages = _sums(cell)
    late = [gate.name for gate in cell.gates if _sees_new_state(cell, gate.name)]
    stages += _activations([gate.name for gate in cell.gates if gate.name not in late], names)
    for state in cell.states:
        if state == cell.states[-1] and "projection" in cell.parameters:
            stages.append(Stage("unprojected"))
        size = cell.widths.get(state, "H")
        stages.append(Stage(state, tensor=state, size=size))
        if state == "h" and {"c", "h"} <= set(names):
            stages.append(Stage(state, basis="c", tensor=state, size=size))
        if state == "c":
            stages += [Stage("with_peephole", gate) for gate in late] + _activations(late, names)
    return stages


def _sums(cell):
    """The stages of the pre-activations but for what sees the new c."""
    if "kernel" not in cell.parameters:
        return []
    gates = [gate.name for gate in cell.gates] or [None]
    products = ["input_product", "recurrent_product"] if "h" in cell.states else ["input_product"]
    stages = [Stage(product, gate) for product in products for gate in gates]
    for block, gate in enumerate(gates):
        shown = cell.has_pre_activations and last_sum(cell, gate) == "with_bias"
        stages.append(Stage("with_bias", gate, tensor="z" if shown else None, block=block))
    if "forget_bias" in cell.options:
        shown = cell.has_pre_activations
        stages.append(
            Stage("with_forget_bias", "f", tensor="z" if shown else None, block=gates.index("f"))
        )
    for gate in gates:
        if "peephole_%s" % gate in cell.parameters and not _sees_new_state(cell, gate):
            stages.append(Stage("with_peephole", gate))
    return stages


def _activations(gates, names):
    own = [gate for gate in gates if {"z", gate} <= set(names)]
    return [Stage("activation", gate, tensor=gate) for gate in gates] + [
        Stage("activation", gate, basis="z", tensor=gate) for gate in own
    ]


def _sees_new_state(cell, gate):
    return gate == "o" and "peephole_o" in cell.parameters


def last_sum(cell, gate):
    """The quantity that a gate's activation is applied to."""
    if "peephole_%s" % gate in cell.parameters:
        return "with_peephole"
    return "with_forget_bias" if gate == "f" and "forget_bias" in cell.options else "with_bias"


class StepStages:
    """The stages of the steps of one case, computed when they are asked for.

    Args:
        cell: the Cell; precision: the subject's contract.
        tensors, options, trace, inputs, half_units: as for ``judge_block``, of a stack of one.

    Raises:
        ValueError: if half units are no such numbers.
    """

    def __init__(self, cell, tensors, options, trace, precision, inputs=None, half_units=None):
        half_units = dict(half_units or {})
        if "inputs" in half_units:
            inputs = read_printed(tensors["inputs"], half_units.pop("inputs"), precision)
        self.cell, self.precision, self.trace = cell, precision, trace
        self.layout = stage_layout(cell, tuple(trace))
        self.printed = printing_errors(trace, half_units)
        self.inputs = read(tensors["inputs"], precision) if inputs is None else inputs
        self.weights = {
            name: read(tensors[name] if len(axes) > 1 else tensors[name][:, None], precision)
            for name, axes in cell.parameters.items()
        }
        self.options = {name: np.reshape(value, (-1, 1, 1)) for name, value in options.items()}
        self.initial = {name: self._read(name, tensors["initial_" + name]) for name in cell.states}
        # Of the states that the trace lacks: before each step up to the last one asked for.
        self.carried = [
            {name: state for name, state in self.initial.items() if name not in trace}
        ]

    def state(self, step):
        """The state before a step, as the subject reads it: name → Bounded [1, B, H]."""
        while len(self.carried) <= step:
            ops = self._evaluated(len(self.carried) - 1)
            self.carried.append({name: _reading(ops.observed[name], 1) for name in self.carried[0]})
        if step == 0:
            return self.initial
        state = dict(self.carried[step])
        for name in self.cell.states:
            if name in self.trace:
                printed = self._at(self.printed, name, step - 1)
                state[name] = self._read(name, self.trace[name][:, step - 1], printed)
        return state

    def at(self, step):
        """For each of ``layout``: expected and bound, [1, B, U] each."""
        with np.errstate(all="ignore"):
            ops = self._evaluated(step)
            sums = self._partial_sums(step) if "kernel" in self.weights else {}
            return [
                self._result(stage, self._pair(stage, ops, sums, step), step)
                for stage in self.layout
            ]

    def _evaluated(self, step):
        with np.errstate(all="ignore"):
            x, state = self.inputs[:, step], self.state(step)
            own = {}
            if "c" in self.trace and "c" in self.cell.states:
                value = self.trace["c"][:, step].astype(np.float64)
                own["c"] = Bounded(value, self._at(self.printed, "c", step))
            finite = self._is_finite(x, state)
            finite = finite and all(np.isfinite(pair.value).all() for pair in own.values())
            ops = _StageOperations(self.precision, own, finite, self.weights.get("projection"))
            self.cell.step(ops, self.weights, x, state, self.options)
            return ops

    def _is_finite(self, x, state):
        operands = [x, *self.weights.values(), *state.values()]
        return all(np.isfinite(operand.magnitude).all() for operand in operands)

    def _partial_sums(self, step):
        """Quantity → Bounded [1, B, G·H], for what no step of a cell computes by itself."""
        x, state = self.inputs[:, step], self.state(step)
        finite = self._is_finite(x, state)

        def total(*operands):
            return BoundingOperations(self.precision, finite=finite).sum(*operands)

        kernel = self.weights["kernel"]
        width = x.shape[-1]
        sums = {"input_product": total(x, kernel[:, :width])}
        row = x
        if "h" in state:
            sums["recurrent_product"] = total(state["h"], kernel[:, width:])
            row = BoundingOperations(self.precision).concatenate(x, state["h"])
        biases = [
            self.weights[name] for name in ("bias", "recurrent_bias") if name in self.weights
        ]
        sums["with_bias"] = total(row, kernel, biases)
        if "forget_bias" in self.options:
            blocks = self.cell.blocks
            ops = BoundingOperations(self.precision)
            units = kernel.shape[-1] // len(blocks)
            term = ops.on_block(
                self.options["forget_bias"], blocks.index("f"), len(blocks), units
            )
            sums["with_forget_bias"] = total(row, kernel, [*biases, term])
        return sums

    def _pair(self, stage, ops, sums, step):
        if stage.basis == "z":
            return self._gate_from_own_z(stage, step)
        if stage.quantity == "activation":
            return _reading(ops.observed[stage.gate], 0)
        if stage.quantity == "unprojected":
            return _reading(ops.unprojected, 0)
        if stage.quantity in self.cell.states:
            return _reading(ops.observed[stage.quantity], 1 if stage.basis else 0)
        if stage.quantity == last_sum(self.cell, stage.gate):
            return _reading(ops.pre_activations[stage.gate or "z"], 0)
        whole = sums[stage.quantity]
        blocks = self.cell.blocks
        units = whole.shape[-1] // len(blocks)
        start = blocks.index(stage.gate or "z") * units
        return Bounded(whole.value, whole.error)[..., start : start + units]

    def _gate_from_own_z(self, stage, step):
        position = self.cell.blocks.index(stage.gate)
        units = self.trace[stage.gate].shape[-1]
        columns = slice(position * units, (position + 1) * units)
        z = self.trace["z"][:, step, :, columns].astype(np.float64)
        error = self.precision.u * np.abs(z) + self.precision.smallest
        if "z" in self.printed:
            error += self.printed["z"][:, step, :, columns] * (1 + self.precision.u)
        finite = np.isfinite(z)
        ops = BoundingOperations(self.precision, finite=bool(finite.all()))
        activation = self.cell.gates[position].activation
        return getattr(ops, activation)(Bounded(z, np.where(finite, error, 0.0)))

    def _result(self, stage, pair, step):
        bound = bound_of(pair, self.precision)
        if stage.tensor in self.printed:
            units = bound.shape[-1]
            columns = slice(stage.block * units, (stage.block + 1) * units)
            bound = bound + self.printed[stage.tensor][:, step, :, columns] * EVALUATION
        return pair.value, bound

    def _read(self, name, array, printed=None):
        wide = self.precision.wide_state and name == self.cell.states[-1]
        return read(array, self.precision, wide, printed)

    @staticmethod
    def _at(arrays, name, step):
        return arrays[name][:, step] if name in arrays else None


class _StageOperations(BoundingOperations):
    """The operations of one step, which keep what the cell emits, and what else it comes by.

    Attributes:
        pre_activations: block → what the gate's activation is applied to.
        unprojected: what a projection is applied to.
    """

    def __init__(self, precision, replace, finite, projection):
        super().__init__(precision, replace, finite)
        self.pre_activations, self.unprojected = {}, None
        self._projection = projection

    def split(self, z, names):
        parts = super().split(z, names)
        self.pre_activations.update(zip(names, parts))
        return parts

    def sum(self, row, matrix, terms=(), pairs=()):
        if self._projection is not None and matrix is self._projection:
            self.unprojected = row
        return super().sum(row, matrix, terms, pairs)


def _reading(pair, index):
    """One of both readings of a pair that has both, see ``BoundingOperations.emit``."""
    if pair.value.ndim == 3:
        return Bounded(pair.value, pair.error)
    return Bounded(pair.value[index], np.broadcast_to(pair.error, pair.value.shape)[index])
