"""Random cases of every magnitude profile, stacked, in a subject's dtype."""

import numpy as np

PROFILES = ("generic", "saturating", "tiny", "cancelling", "probe", "dominated", "sparse", "wide")


def draw(
    random,
    cell,
    cases,
    steps,
    batch,
    inputs,
    units,
    profile="generic",
    scale=1.0,
    dtype=np.float32,
    outputs=None,
):
    """Tensors of S equally large cases, [S, …] each, and options name → [S].

    Profiles: rows of several magnitudes; saturated gates; near the smallest number; bias and
    products that cancel; one-hot rows; one term that outweighs all others; half of everything 0;
    magnitudes over six decades in one sum.
    """
    if cell.elementwise:
        inputs, profile = units, profile if profile in _WITHOUT_KERNEL else "generic"
    sizes = {"I": inputs, "H": units, "P": outputs or units}
    tensors = {
        name: random.standard_normal((cases, *cell.shape(name, sizes))) * scale
        for name in cell.parameters
    }
    tensors["inputs"] = random.standard_normal((cases, steps, batch, inputs))
    for state in cell.states:
        bound = 1.0 if state == "h" else 2.0
        shape = (cases, batch, *cell.shape(state, sizes))
        tensors["initial_" + state] = random.uniform(-bound, bound, shape)
    _CHANGES[profile](random, tensors)
    options = {name: _option(random, name, cases) for name in cell.options}
    options = {name: value.astype(dtype).astype(np.float64) for name, value in options.items()}
    return {name: array.astype(dtype) for name, array in tensors.items()}, options


def _option(random, name, cases):
    if name.endswith("_clip"):
        return random.choice([0.0, 0.3, 1.0], cases) * random.uniform(0.5, 2, cases)
    return random.uniform(-1, 2, cases)


def _generic(random, tensors):
    inputs = tensors["inputs"]
    inputs *= 10.0 ** random.uniform(-2, 1, inputs.shape[:-1] + (1,))
    if "initial_c" in tensors:
        tensors["initial_c"][random.random(tensors["initial_c"].shape) < 0.2] = 0


def _saturating(random, tensors):
    tensors["kernel"] *= 3
    tensors["bias"] += random.choice([-8.0, 8.0], tensors["bias"].shape)


def _tiny(random, tensors):
    for name, array in tensors.items():
        if name != "kernel":
            array *= 10.0 ** random.uniform(-44, -35, array.shape)


def _cancelling(random, tensors):
    inputs, kernel = tensors["inputs"], tensors["kernel"]
    half = inputs.shape[-1] // 2
    inputs[..., half : 2 * half] = -inputs[..., :half]
    nearly = 1 + 1e-6 * random.standard_normal(kernel[:, :half].shape)
    kernel[:, half : 2 * half] = kernel[:, :half] * nearly
    tensors["bias"] *= 1e-3


def _probe(random, tensors):
    for name in {"inputs", "initial_h"} & set(tensors):
        array = tensors[name]
        hot = random.integers(0, array.shape[-1], array.shape[:-1] + (1,))
        array *= np.arange(array.shape[-1]) == hot
    if "initial_c" in tensors:
        tensors["initial_c"][random.random(tensors["initial_c"].shape) < 0.5] = 0


def _dominated(random, tensors):
    tensors["kernel"] *= 1e-4
    tensors["bias"] *= 1e1


def _sparse(random, tensors):
    for array in tensors.values():
        array[random.random(array.shape) < 0.5] = 0


def _wide(random, tensors):
    for name in ("kernel", "bias"):
        tensors[name] *= 10.0 ** random.uniform(-6, 0, tensors[name].shape)


#: What can be done without a kernel.
_WITHOUT_KERNEL = ("generic", "tiny", "probe", "sparse")

_CHANGES = {
    "generic": _generic,
    "saturating": _saturating,
    "tiny": _tiny,
    "cancelling": _cancelling,
    "probe": _probe,
    "dominated": _dominated,
    "sparse": _sparse,
    "wide": _wide,
}
