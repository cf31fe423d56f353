"""The cells. A new one is one file and one row here."""

from .basic_lstm import BASIC_LSTM, LSTM_TWO_BIASES
from .basic_rnn import BASIC_RNN, RNN_TWO_BIASES
from .cell import Cell, Gate
from .dense import DENSE, DENSE_SOFTMAX
from .elementwise import ELEMENTWISE
from .extended_lstm import EXTENDED_LSTMS

#: name → Cell
CELLS = {
    cell.name: cell
    for cell in (
        BASIC_LSTM,
        BASIC_RNN,
        LSTM_TWO_BIASES,
        RNN_TWO_BIASES,
        *EXTENDED_LSTMS,
        DENSE,
        DENSE_SOFTMAX,
        *ELEMENTWISE,
    )
}

__all__ = ["CELLS", "Cell", "Gate"]
