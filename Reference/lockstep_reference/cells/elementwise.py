"""Layers without a state, and without a matrix: each row of the inputs by itself, as wide as the outputs.

    softmax, sigmoid, tanh     y = f(x)
    shift, scale               y = x + shift, y = x∘scale     (Kaldi's AddShift and Rescale)
    copy                       y = x                          (what frames are spliced into)

Like an output layer, each reads no state: its one state, y, is its output.
"""

from .cell import Cell


def _cell(name, function, parameters=()):
    def step(ops, weights, x, state, options):
        return {"y": ops.emit("y", function(ops, weights, x))}

    return Cell(
        name,
        {parameter: ("H",) for parameter in parameters},
        ("y",),
        (),
        {},
        step,
        has_pre_activations=False,
        elementwise=True,
    )


ELEMENTWISE = (
    _cell("softmax", lambda ops, weights, x: ops.softmax(x)),
    _cell("sigmoid", lambda ops, weights, x: ops.sigmoid(x)),
    _cell("tanh", lambda ops, weights, x: ops.tanh(x)),
    _cell("shift", lambda ops, weights, x: ops.add(x, weights["shift"]), ["shift"]),
    _cell("scale", lambda ops, weights, x: ops.multiply(x, weights["scale"]), ["scale"]),
    _cell("copy", lambda ops, weights, x: ops.copy(x)),
)
