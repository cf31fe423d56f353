"""Which cells leave room for a mistake."""

from ..cells import CELLS

_CELLS = [cell for cell in CELLS.values() if "kernel" in cell.parameters and cell.states != ("y",)]


def _names(fits=lambda cell: True):
    return tuple(cell.name for cell in _CELLS if fits(cell))


#: Cells with a state.
RECURRENT = _names()
#: Those with gates.
LSTM = _names(lambda cell: cell.gates)
#: Those with all four gates, and those whose i is 1 − f.
UNCOUPLED = _names(lambda cell: len(cell.gates) == 4)
COUPLED = _names(lambda cell: len(cell.gates) == 3)
RNN = _names(lambda cell: not cell.gates)
TWO_BIASES = _names(lambda cell: "recurrent_bias" in cell.parameters)
PEEPHOLE = _names(lambda cell: "peephole_o" in cell.parameters)
PROJECTED = _names(lambda cell: "projection" in cell.parameters)
CLIPPED = _names(lambda cell: "cell_clip" in cell.options)
#: Whose states are all of one width.
UNPROJECTED_LSTM = tuple(name for name in LSTM if name not in PROJECTED)
