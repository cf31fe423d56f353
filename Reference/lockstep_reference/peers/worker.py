"""One peer in a process of its own: lines in, lines out.

``lockstep bench`` writes a request a line and reads one line of answer:

* at the start: ``peer VERSION``, or ``missing PACKAGES``.
* ``prepare PATH``: reads the case file, converts its weights, runs once: ``ready``.
* ``time NANOSECONDS``: runs for at least as long, at least once: ``nanoseconds N``, of one call.
* ``outputs PATH``: writes what the last call returned as .npz: ``written``.

Any of them may be answered with ``failed REASON``; the process goes on. The end of the input ends
it, and so does the end of its parent, which stops it (SIGSTOP) between an answer and the next
request. What a framework prints goes to standard error.
"""

import importlib
import math
import os
import signal
import sys
import time

import numpy as np

from .case import PeerCase

# Nobody warms up for what takes as long by itself.
_LONG = 50_000_000

# For so long calls do not count, in nanoseconds; the engine does the same.
_WARM_UP = 5_000_000

# Of <sys/prctl.h>.
_PR_SET_PDEATHSIG = 1


def serve(name, threads):
    """Answers requests until there are no more."""
    _end_with_parent()
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)

    def answer(word, text=""):
        answers.write(f"{word} {text}".rstrip().replace("\n", " ") + "\n")
        answers.flush()

    module = importlib.import_module("." + name, __package__)
    try:
        peer = module.Peer(threads)
    except ModuleNotFoundError as error:
        if error.name not in module.Peer.packages:
            return answer("failed", _reason(error))
        return answer("missing", " ".join(module.Peer.packages))
    except Exception as error:  # whatever a framework throws, the others go on
        return answer("failed", _reason(error))
    answer("peer", peer.version)
    session = Session(peer)
    for line in sys.stdin:
        request, _, argument = line.rstrip("\n").partition(" ")
        try:
            answer(*getattr(session, request)(argument))
        except Exception as error:
            answer("failed", _reason(error))


class Session:
    """What has been prepared; a method for each request."""

    def __init__(self, peer):
        self._peer = peer
        self._run = None
        self._result = None

    def prepare(self, path):
        self._run = self._result = None
        self._run = self._peer.prepare(PeerCase.read(path))
        self._result = self._run()
        return ("ready",)

    def time(self, nanoseconds):
        """The first calls find caches as others left them and threads that have to be woken.

        They count only if they are long.
        """
        start = time.perf_counter_ns()
        one = self._calls(1)
        while one < _LONG and time.perf_counter_ns() - start < _WARM_UP:
            one = self._calls(1)
        if one < _LONG:
            one = self._calls(max(1, math.ceil(int(nanoseconds) / one)))
        return "nanoseconds", str(round(one))

    def outputs(self, path):
        arrays = {
            name: np.ascontiguousarray(array, "f4")
            for name, array in self._peer.outputs(self._result).items()
        }
        np.savez(path, **arrays)
        return ("written",)

    def _calls(self, count):
        """Runs so often; nanoseconds of one call."""
        run = self._run
        start = time.perf_counter_ns()
        for _ in range(count):
            result = run()
        elapsed = time.perf_counter_ns() - start
        self._result = result
        return max(1, elapsed) / count


def _end_with_parent():
    """A stopped process does not notice that its input ends: Linux is asked to end it then."""
    if sys.platform != "linux":
        return  # a stopped process group without a parent gets SIGHUP, which ends it
    try:
        import ctypes

        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, ctypes.c_ulong(signal.SIGKILL))
    except (ImportError, AttributeError, OSError):
        return  # a Python without ctypes: the SIGHUP is left


def _reason(error):
    return f"{type(error).__name__}: {error}"[:500]
