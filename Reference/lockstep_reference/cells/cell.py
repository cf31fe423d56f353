"""What a cell is: its signature and one function."""

from functools import partial
from typing import Callable, Mapping, NamedTuple, Optional, Tuple

import numpy as np


class Gate(NamedTuple):
    """A block of H columns of the pre-activations and the function that is applied to it."""

    name: str
    activation: str


class Cell(NamedTuple):
    """A recurrent cell.

    In shapes T is the number of time steps, B of batch rows, I of inputs, H of hidden units, P of
    projected outputs.

    Attributes:
        name: on the command line, in files and in reports.
        parameters: name → symbolic shape, such as ``("I+H", "4H")``.
        states: names of the state tensors, [B, H] unless ``widths`` says otherwise, in the order in
            which a step computes them; the first is [B, H].
        gates: in the order of their column blocks; empty for a cell without gates.
        options: run-time constants that no weight holds, with their defaults.
        step: ``step(ops, weights, x, state, options) → state``. Shapes, with any leading axes:
            x [..., N, I]; state name → [..., N, H]; weights name → [..., K, M] for a matrix and
            [..., 1, M] for a vector; options name → [..., 1, 1]. The tensors that a trace may hold
            are handed to ``ops.emit(name, value)`` as soon as they are complete.
        widths: state name → "P" where it is not "H".
        has_pre_activations: whether a step emits ``z``, all pre-activations of one sum.
        elementwise: whether a row of inputs is as wide as the state, [..., N, H].
        equations: what ``step`` takes as a further argument and has as its default; or None.
    """

    name: str
    parameters: Mapping[str, Tuple[str, ...]]
    states: Tuple[str, ...]
    gates: Tuple[Gate, ...]
    options: Mapping[str, float]
    step: Callable
    widths: Mapping[str, str] = {}
    has_pre_activations: bool = True
    elementwise: bool = False
    equations: Optional[NamedTuple] = None

    def with_equations(self, equations):
        """The cell with other equations, as a port may have them."""
        return self._replace(equations=equations, step=partial(self.step, equations=equations))

    @property
    def blocks(self):
        """The names of the column blocks of the pre-activations."""
        return tuple(gate.name for gate in self.gates) or ("z",)

    def sizes(self, tensors):
        """The symbols of shapes → numbers, from ``inputs`` [..., I] and the initial states."""
        sizes = {"I": np.shape(tensors["inputs"])[-1]}
        for state in self.states:
            sizes[self.widths.get(state, "H")] = np.shape(tensors["initial_" + state])[-1]
        return sizes

    def state_widths(self, parameters, inputs):
        """State name → the length of its last axis, for parameters and inputs of that width."""
        sizes = {"H": inputs} if self.elementwise else {}
        for name, axes in self.parameters.items():
            for symbol, length in zip(axes, np.shape(parameters[name])[-len(axes) :]):
                if symbol[-1:].isalpha() and (symbol[:-1] or "1").isdigit():  # H or 4H, not I+H
                    sizes[symbol[-1]] = length // int(symbol[:-1] or 1)
        return {state: sizes[self.widths.get(state, "H")] for state in self.states}

    def shape(self, name, sizes):
        """The shape of a parameter or of a state's last axis, such as (I+H, 4H), in numbers."""
        symbols = self.parameters.get(name, (self.widths.get(name, "H"),))
        return tuple(_extent(symbol, sizes) for symbol in symbols)


def _extent(symbol, sizes):
    """``4H`` or ``I+P`` as a number."""
    return sum(int(part[:-1] or 1) * sizes[part[-1]] for part in symbol.split("+"))
