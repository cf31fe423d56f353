"""A subject in a process of its own: the paths of a case and of a trace in, ``ok`` or ``error`` out.

The first line of output is a greeting: ``subject``, a tab and the version; ``missing``, a tab and the
packages to be installed; or ``failed``, a tab and the reason. Then, for each line of input, two paths
with a tab between, one line: ``ok`` once the trace is written, or ``error``, a tab and a message. What
a framework prints goes to standard error.
"""

import importlib
import os
import sys
import traceback

import numpy as np

from ..peers.case import PeerCase
from . import exchange


def serve(greet):
    """Answers until there are no more lines.

    Args:
        greet: returns the version and a function of a case's arrays, name → array, and its header
            that returns a trace, name → array.
    """
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)

    def answer(word, text=""):
        line = f"{word}\t{text}" if text else word
        answers.write(line.replace("\n", " ").replace("\r", " ") + "\n")
        answers.flush()

    try:
        version, trace = greet()
    except Missing as error:
        return answer("missing", " ".join(error.packages))
    except Exception as error:  # whatever a framework throws
        return answer("failed", _reason(error))
    answer("subject", version)
    for line in sys.stdin:
        case, _, path = line.rstrip("\n").partition("\t")
        try:
            exchange.write(path, trace(*exchange.read(case)))
        except Exception as error:
            answer("error", _reason(error))
        else:
            answer("ok")


class Missing(Exception):
    """Packages that are not installed."""

    def __init__(self, packages):
        super().__init__(packages)
        self.packages = packages


def serve_framework(name):
    """Serves one of this package's adapters."""
    serve(lambda: _framework(name))


def _framework(name):
    module = importlib.import_module("." + name, __package__)
    try:
        framework = module.Framework()
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] in module.Framework.packages:
            raise Missing(module.Framework.packages) from error
        raise

    def trace(arrays, header):
        case = PeerCase.of(arrays, header)
        return states(framework.stepper(case), case)

    return framework.version, trace


def states(step, case):
    """c and h after every step, and after the last."""
    c, h = case.initial_c, case.initial_h
    trace = {name: np.empty((case.steps, *c.shape), c.dtype) for name in "ch"}
    for number, x in enumerate(case.inputs):
        c, h = step(x, c, h)
        trace["c"][number], trace["h"][number] = c, h
    return {**trace, "final_c": np.asarray(c), "final_h": np.asarray(h)}


def serve_callable(module, name):
    """Serves somebody's function: name → array in, name → array out."""
    serve(lambda: _callable(module, name))


def _callable(module, name):
    function = getattr(_module(module), name)
    if not callable(function):
        raise TypeError(f"{module}:{name} is not callable")

    def trace(arrays, header):
        try:
            answer = function(arrays, header)
        except KeyError as error:
            names = ", ".join(arrays)
            raise KeyError(f"{error}{_place(error)}; the case has the arrays {names}") from error
        except Exception as error:
            raise _Failed(f"{_reason(error)}{_place(error)}") from error
        if not isinstance(answer, dict):
            raise TypeError(f"{name} returned {type(answer).__name__}, not a dict of arrays")
        return {str(key): _plain(str(key), array) for key, array in answer.items()}

    return "", trace


def _module(name):
    """The module of that name, found as ``python -m`` finds it."""
    folder = os.getcwd()
    sys.path.insert(0, folder)
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as error:
        # What the module itself imports, and is not there, is another thing.
        if not f"{name}.".startswith(f"{error.name}."):
            raise
        raise _Failed(
            f"{_reason(error)}. It was looked for in the working folder, {folder}, and in "
            "PYTHONPATH: name the folder that it is in with --working-folder or PYTHONPATH"
        ) from error


def _plain(name, array):
    """Not an array of objects, which would be pickled."""
    array = np.asarray(array)
    if array.dtype.kind != "f":
        raise TypeError(f"{name} must be floating-point numbers, not {array.dtype}")
    return array


class _Failed(Exception):
    """What somebody's function threw, in words."""


def _place(error):
    """Where in somebody's function it was thrown, such as `` (port.py, line 12)``."""
    frames = traceback.extract_tb(error.__traceback__)[1:]
    if not frames:
        return ""
    return f" ({os.path.basename(frames[-1].filename)}, line {frames[-1].lineno})"


def _reason(error):
    if isinstance(error, _Failed):
        return str(error)[:500]
    if isinstance(error, KeyError):
        return f"KeyError: {error.args[0] if error.args else ''}"[:500]
    return f"{type(error).__name__}: {error}"[:500]
