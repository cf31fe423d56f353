"""What a cell is: its signature and one function."""

from typing import Callable, Mapping, NamedTuple, Tuple


class Gate(NamedTuple):
    """A block of H columns of the pre-activations and the function that is applied to it."""

    name: str
    activation: str


class Cell(NamedTuple):
    """A recurrent cell.

    In shapes T is the number of time steps, B of batch rows, I of inputs, H of hidden units.

    Attributes:
        name: on the command line, in files and in reports.
        parameters: name → symbolic shape, such as ``("I+H", "4H")``.
        states: names of the [B, H] state tensors, in the order in which a step computes them.
        gates: in the order of their column blocks; empty for a cell without gates.
        options: run-time constants that no weight holds, with their defaults.
        step: ``step(ops, weights, x, state, options) → state``. Shapes, with any leading axes:
            x [..., N, I]; state name → [..., N, H]; weights name → [..., K, M] for a matrix and
            [..., 1, M] for a vector; options name → [..., 1, 1]. The tensors that a trace may hold
            are handed to ``ops.emit(name, value)`` as soon as they are complete.
    """

    name: str
    parameters: Mapping[str, Tuple[str, ...]]
    states: Tuple[str, ...]
    gates: Tuple[Gate, ...]
    options: Mapping[str, float]
    step: Callable

    @property
    def blocks(self):
        """The names of the column blocks of the pre-activations."""
        return tuple(gate.name for gate in self.gates) or ("z",)
