"""The cells. A new one is one file and one row here."""

from .basic_lstm import BASIC_LSTM
from .basic_rnn import BASIC_RNN
from .cell import Cell, Gate

#: name → Cell
CELLS = {cell.name: cell for cell in (BASIC_LSTM, BASIC_RNN)}

__all__ = ["CELLS", "Cell", "Gate"]
