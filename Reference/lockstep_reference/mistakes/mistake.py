"""What a mistake is."""

from typing import Callable, NamedTuple, Tuple

import numpy as np


def _same(value):
    return value


def _same_weights(cell, weights):
    return weights


def _last(initial, last):
    return last


class Mistake(NamedTuple):
    """One way of porting a cell wrongly, as a change of its specification.

    Each change is made to arrays and to operations that both readings of a cell have in common. So
    a mistake can be run, as a subject that must be caught, and judged by: then the bound tells
    whether a trace is that of a port with this mistake.

    Attributes:
        name: on the command line and in reports.
        sentence: what was done wrong, without a full stop.
        cells: the names of the cells in which it can be made.
        source: where people made it, or what invites it.
        options: name → [S], changed.
        weights: (cell, name → [S, …]), changed.
        inputs: [S, T, B, I], read otherwise: the same numbers or zeros in other places.
        initial: state name → [S, B, H] before the first step, changed.
        before: (initial, last) → the states that a step starts from, of the states that the first
            one started from and of those that the last one left; each name → [S, rows, H].
        equations: those of the cell, changed.
        step: the cell's ``step``, changed.
        operations: classes to be put before the operations' own: they override some.
        unrolled: whether the rows of a batch are run one after the other as one sequence.
    """

    name: str
    sentence: str
    cells: Tuple[str, ...]
    source: str = ""
    options: Callable = _same
    weights: Callable = _same_weights
    inputs: Callable = _same
    initial: Callable = _same
    before: Callable = _last
    equations: Callable = _same
    step: Callable = _same
    operations: Tuple[type, ...] = ()
    unrolled: bool = False

    @property
    def spoils_states(self):
        """Whether what a step stores may be another number than what it goes on from."""
        changing = any({"emit", "clip"} & vars(kind).keys() for kind in self.operations)
        return changing or self.step is not _same

    def changed(self, cell):
        """The cell with the mistake in its step."""
        if self.equations is not _same:
            cell = cell.with_equations(self.equations(cell.equations))
        return cell if self.step is _same else cell._replace(step=self.step(cell.step))

    def kind(self, operations):
        """The class of operations with the mistake in it."""
        if not self.operations:
            return operations
        return type("Mistaken" + operations.__name__, (*self.operations, operations), {})

    def tensors(self, cell, tensors):
        """The tensors of a block of cases as the port takes them."""
        weights = {name: tensors[name] for name in cell.parameters}
        initial = {name: tensors["initial_" + name] for name in cell.states}
        with np.errstate(all="ignore"):
            return {
                "inputs": self.inputs(tensors["inputs"]),
                **self.weights(cell, weights),
                **{"initial_" + name: array for name, array in self.initial(initial).items()},
            }

    def and_also(self, other):
        """Both mistakes at once, this one first."""
        return Mistake(
            f"{self.name}+{other.name}",
            f"{self.sentence}; and {other.sentence}",
            tuple(cell for cell in self.cells if cell in other.cells),
            "",
            lambda options: other.options(self.options(options)),
            lambda cell, weights: other.weights(cell, self.weights(cell, weights)),
            lambda inputs: other.inputs(self.inputs(inputs)),
            lambda initial: other.initial(self.initial(initial)),
            lambda initial, last: other.before(initial, self.before(initial, last)),
            _chained(self.equations, other.equations),
            _chained(self.step, other.step),
            (*other.operations, *self.operations),
            self.unrolled or other.unrolled,
        )


def _chained(first, second):
    if first is _same or second is _same:
        return second if first is _same else first
    return lambda value: second(first(value))


#: Nothing is done wrong.
NONE = Mistake("none", "nothing was done wrong", ())
