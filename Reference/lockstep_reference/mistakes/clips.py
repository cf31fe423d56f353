"""Clips that were left out, or made in another place."""

import numpy as np

from .cells import CLIPPED, PROJECTED
from .mistake import Mistake


def _none(name):
    """Options without a clip: its limit is 0."""

    def changed(options):
        return {**options, name: np.zeros_like(options[name])}

    return changed


def _exchanged(options):
    return {
        **options,
        "cell_clip": options["projection_clip"],
        "projection_clip": options["cell_clip"],
    }


class _Late:
    """A state is clipped when it is stored; the step goes on from what was not clipped."""

    limit = None

    def clip(self, x, limit):
        self.limit = limit
        return x

    def emit(self, name, value):
        seen = super().emit(name, value)
        if self.limit is not None:
            self.observed[name] = super().clip(value, self.limit)
            self.limit = None
        return seen


class _ClippedElsewhere:
    """What a port clips in the place of c."""

    elsewhere = 0.0


class _ClippedZ(_ClippedElsewhere):
    def split(self, z, names):
        return [self.clip(part, self.elsewhere) for part in super().split(z, names)]


class _ClippedH(_ClippedElsewhere):
    def emit(self, name, value):
        value = self.clip(value, self.elsewhere) if name == "h" else value
        return super().emit(name, value)


def _elsewhere(step):
    def mistaken(ops, weights, x, state, options):
        ops.elsewhere = options["cell_clip"]
        return step(ops, weights, x, state, {**options, "cell_clip": ops.elsewhere * 0})

    return mistaken


_ONNX = "https://github.com/microsoft/onnxruntime/issues/27224: ONNX clips what activations read"
_PADDLE = "https://github.com/PaddlePaddle/Paddle/pull/15605"
_TENSORFLOW = "TensorFlow's LSTMCell has cell_clip and proj_clip side by side"

CLIPS = (
    Mistake(
        "cell_clip_missing",
        "c was not clipped",
        CLIPPED,
        _PADDLE,
        options=_none("cell_clip"),
    ),
    Mistake(
        "cell_clip_late",
        "states were clipped when they were stored, after o and h had been computed from them",
        CLIPPED,
        "https://github.com/allenai/allennlp/pull/862 clamps in place",
        operations=(_Late,),
    ),
    Mistake(
        "cell_clip_on_pre_activations",
        "the pre-activations were clipped and not c",
        CLIPPED,
        _ONNX,
        operations=(_ClippedZ,),
        step=_elsewhere,
    ),
    Mistake(
        "cell_clip_on_h",
        "h was clipped and not c",
        CLIPPED,
        _TENSORFLOW,
        operations=(_ClippedH,),
        step=_elsewhere,
    ),
    Mistake(
        "projection_clip_missing",
        "the projection was not clipped",
        PROJECTED,
        _PADDLE,
        options=_none("projection_clip"),
    ),
    Mistake(
        "projection_clip_early",
        "h was clipped before it was projected and not after it",
        PROJECTED,
        _TENSORFLOW,
        equations=lambda own: own._replace(
            projected=lambda ops, h, projection, limit: ops.sum(ops.clip(h, limit), projection)
        ),
    ),
    Mistake(
        "clips_exchanged",
        "the limits of the clips of c and of the projection were exchanged",
        PROJECTED,
        _TENSORFLOW,
        options=_exchanged,
    ),
)
