"""Matrices that were transposed, cut or put together wrongly."""

import numpy as np

from .cells import LSTM, PROJECTED, RECURRENT, UNPROJECTED_LSTM
from .mistake import Mistake


def _read_transposed(matrix):
    """[S, K, M] whose numbers are taken for those of [S, M, K]."""
    cases, rows, columns = matrix.shape
    return matrix.reshape(cases, columns, rows).swapaxes(1, 2)


def read_stored_transposed(matrix):
    """[S, K, M] that is stored as [S, M, K], and whose numbers are taken for those of [S, K, M]."""
    return matrix.swapaxes(1, 2).reshape(matrix.shape)


def same(matrix):
    return matrix


def _zeros(matrix):
    return np.zeros_like(matrix)


def _outputs(cell, weights):
    """How many of the kernel's rows are those of h."""
    if "projection" in weights:
        return weights["projection"].shape[-1]
    return weights["kernel"].shape[-1] // len(cell.blocks)


def kernels(inputs=same, recurrent=same):
    """The two parts of the kernel, changed each by itself."""

    def changed(cell, weights):
        kernel = weights["kernel"]
        count = kernel.shape[1] - _outputs(cell, weights)
        parts = inputs(kernel[:, :count]), recurrent(kernel[:, count:])
        return {**weights, "kernel": np.concatenate(parts, axis=1)}

    return changed


def matrix(name, change):
    """One matrix, changed as a whole."""

    def changed(cell, weights):
        return {**weights, name: change(weights[name])}

    return changed


def _hidden_first(cell, weights):
    outputs = _outputs(cell, weights)
    kernel = weights["kernel"]
    return {**weights, "kernel": np.concatenate((kernel[:, outputs:], kernel[:, :outputs]), axis=1)}


def _inputs_first(cell, weights):
    kernel = weights["kernel"]
    inputs = kernel.shape[1] - _outputs(cell, weights)
    return {**weights, "kernel": np.concatenate((kernel[:, inputs:], kernel[:, :inputs]), axis=1)}


def _each_block_transposed(cell, weights):
    def transposed(recurrent):
        blocks = np.split(recurrent, len(cell.blocks), axis=-1)
        return np.concatenate([block.swapaxes(1, 2) for block in blocks], axis=-1)

    return kernels(recurrent=transposed)(cell, weights)


_TORCH = "PyTorch and ONNX store [4H, I] and [4H, H], TensorFlow and Keras their transposes"
_RESHAPED = "https://github.com/keras-team/keras/issues/8720 reshapes one and transposes one"
FORGOTTEN = "https://github.com/huggingface/transformers/pull/10712"
_ROWS = "some write [h; x] where TensorFlow's kernel has [x; h]"
_PROJECTION = "PyTorch and Kaldi store the projection as [P, H], TensorFlow as [H, P]"


def _transpositions(name, what, stored, cells, source, change, cells_stored=None):
    """What is stored as it should be and read transposed; and the other way round."""
    return (
        Mistake(
            name + "_transposed",
            f"{what} numbers were read as {stored[1]} and not as {stored[0]}, without transposing",
            cells,
            source,
            weights=change(_read_transposed),
        ),
        Mistake(
            name + "_stored_transposed",
            f"{what} numbers, stored as {stored[1]}, were read as {stored[0]} without transposing",
            cells if cells_stored is None else cells_stored,
            source,
            weights=change(read_stored_transposed),
        ),
    )


_INPUTS = ("[I, 4H]", "[4H, I]")
_RECURRENT = ("[H, 4H]", "[4H, H]")
_WHOLE = ("[I+H, 4H]", "[4H, I+H]")

MATRICES = (
    *_transpositions(
        "kernel", "the kernel's", _WHOLE, RECURRENT, _TORCH, lambda f: matrix("kernel", f)
    ),
    *_transpositions(
        "kernels",
        "both the input kernel's and the recurrent kernel's",
        ("[I, 4H] and [H, 4H]", "[4H, I] and [4H, H]"),
        RECURRENT,
        _TORCH,
        lambda f: kernels(f, f),
    ),
    *_transpositions(
        "recurrent_kernel",
        "the recurrent kernel's",
        _RECURRENT,
        RECURRENT,
        FORGOTTEN,
        lambda f: kernels(recurrent=f),
        # A plain RNN's is square.
        LSTM,
    ),
    *_transpositions(
        "input_kernel",
        "the input kernel's",
        _INPUTS,
        RECURRENT,
        _RESHAPED,
        lambda f: kernels(inputs=f),
    ),
    Mistake(
        "recurrent_blocks_transposed",
        "each of the recurrent kernel's blocks, which are square, was transposed",
        UNPROJECTED_LSTM,
        FORGOTTEN,
        weights=_each_block_transposed,
    ),
    Mistake(
        "kernel_hidden_first",
        "the kernel's rows were taken as [h; x] and not as [x; h]",
        RECURRENT,
        _ROWS,
        weights=_hidden_first,
    ),
    Mistake(
        "kernel_inputs_first",
        "the kernel's rows were stored as [h; x] and taken as [x; h]",
        RECURRENT,
        _ROWS,
        weights=_inputs_first,
    ),
    Mistake(
        "recurrent_kernel_missing",
        "the recurrent kernel was ignored",
        RECURRENT,
        "a port that was tried on first steps alone, from h = 0, gets by without it",
        weights=kernels(recurrent=_zeros),
    ),
    *_transpositions(
        "projection",
        "the projection's",
        ("[H, P]", "[P, H]"),
        PROJECTED,
        _PROJECTION,
        lambda f: matrix("projection", f),
    ),
)
