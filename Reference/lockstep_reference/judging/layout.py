"""Which checks a trace allows."""

from typing import NamedTuple, Optional


class CheckLayout(NamedTuple):
    """One check, before anything is computed.

    Attributes:
        tensor: the tensor of the trace that is checked.
        basis: the tensor of the trace that the check starts from beside the previous state: ``c``
            for h from the subject's own c, ``z`` for a gate from its own pre-activation; or None.
        final: whether it is the state after the last step, [B, H].
        statistical: whether a statistical bound comes with it.
    """

    tensor: str
    basis: Optional[str] = None
    final: bool = False
    statistical: bool = False


def check_layout(cell, names, final=()):
    """The checks of a trace that holds ``names``, in the order of computation.

    Args:
        names: states, and z and gates where exposed.
        final: states of which only the value after the last step is given.

    Raises:
        ValueError: if no state is among the names, or z is and the cell has none.
    """
    anchored = [state for state in cell.states if state in names]
    if not anchored:
        raise ValueError(f"a trace of {cell.name} holds at least one of {', '.join(cell.states)}")
    checks = []
    if "z" in names and not cell.has_pre_activations:
        raise ValueError(f"a trace of {cell.name} has no tensor z")
    if "z" in names:
        checks.append(CheckLayout("z"))
    for gate in cell.gates:
        if gate.name in names:
            checks.append(CheckLayout(gate.name))
            if "z" in names:
                checks.append(CheckLayout(gate.name, basis="z"))
    for state in anchored:
        basis = replaced(cell, anchored, before=state)
        checks.append(CheckLayout(state, statistical=basis is None))
        if basis is not None:
            checks.append(CheckLayout(state, basis=basis, statistical=True))
    for state in cell.states:
        if state in final and state not in anchored:
            checks.append(CheckLayout(state, final=True))
    return checks


def replaced(cell, anchored, before):
    """The anchored state that a step computes before ``before`` and goes on from, or None."""
    earlier = [state for state in cell.states[: cell.states.index(before)] if state in anchored]
    return earlier[0] if earlier else None
