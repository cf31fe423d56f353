"""A case as peers get it, and the layouts of its weights."""

import json
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class PeerCase:
    """An LSTM and its inputs in the layout of TensorFlow's BasicLSTMCell."""

    inputs: np.ndarray  # [T, B, I]
    kernel: np.ndarray  # [I + H, 4H], blocks of columns i, j, f, o
    bias: np.ndarray  # [4H]
    initial_c: np.ndarray  # [B, H]
    initial_h: np.ndarray  # [B, H]
    forget_bias: float

    @classmethod
    def read(cls, path):
        """The case of a case file."""
        with np.load(path, allow_pickle=False) as archive:
            header = json.loads(archive["lockstep.json"])
            return cls.of(archive, header)

    @classmethod
    def of(cls, arrays, header):
        """The case of its arrays by their names, and of what its header says."""
        arrays = {name: arrays[name] for name in cls.__annotations__ if name in arrays}
        return cls(**arrays, forget_bias=float(header["forget_bias"]))

    @property
    def steps(self):
        return self.inputs.shape[0]

    @property
    def batch(self):
        return self.inputs.shape[1]

    @property
    def input_size(self):
        return self.inputs.shape[2]

    @property
    def hidden_size(self):
        return self.initial_h.shape[1]

    def kernels(self, order):
        """The kernel of the inputs [I, 4H] and that of h [H, 4H], blocks in the given order."""
        kernel = _ordered(self.kernel, order)
        return kernel[: self.input_size].copy(), kernel[self.input_size :].copy()

    def biases(self, order):
        """The bias [4H] with the forget bias in it, which other frameworks do not add."""
        bias = self.bias.copy()
        bias[2 * self.hidden_size : 3 * self.hidden_size] += bias.dtype.type(self.forget_bias)
        return _ordered(bias, order)

    def two_biases(self, order):
        """The same as a sum of two: exactly, every other column stands in each."""
        first, second = self.biases(order), self.biases(order)
        first[1::2] = second[::2] = 0
        return first, second


def _ordered(array, order):
    blocks = dict(zip("ijfo", np.split(array, 4, axis=-1)))
    return np.concatenate([blocks[gate] for gate in order], axis=-1)
