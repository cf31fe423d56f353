"""A batch run as one sequence, row after row: what happens where the state is not reset between."""


def unrolled(tensors):
    """S cases of B sequences of T steps as S cases of one sequence of B·T steps.

    It starts from the initial state of the first row.

    Args:
        tensors: ``inputs`` [S, T, B, I], the parameters [S, …], ``initial_…`` [S, B, H].
    """
    starts = {
        name: array[:, :1] for name, array in tensors.items() if name.startswith("initial_")
    }
    return {**tensors, **starts, "inputs": rows_first(tensors["inputs"])}


def rows_first(array):
    """[S, T, B, U] as [S, B·T, 1, U]."""
    cases, steps, batch, width = array.shape
    return array.swapaxes(1, 2).reshape(cases, batch * steps, 1, width)


def steps_first(array, batch):
    """[S, B·T, 1, U] as [S, T, B, U]."""
    cases, rows, _, width = array.shape
    return array.reshape(cases, batch, rows // batch, width).swapaxes(1, 2)
