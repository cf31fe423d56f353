#!/usr/bin/env python3
"""An LSTM in Python that Lockstep judges: replace `step` by your own code, and leave the rest.

    lockstep fuzz --subject python:port:run
    lockstep fuzz --subject 'worker:python3 port.py'
    lockstep fuzz --subject 'command:python3 port.py {case} {trace}' --cases 20

It runs in the precision of the case, float32 or float64 (`--dtype`).
"""

import json
import os
import sys
import zipfile

import numpy

# Which fault to make on purpose; none if it is not set. Each is one that people make.
MISTAKE = os.environ.get("MISTAKE", "")


def logistic(x):
    return 1 / (1 + numpy.exp(-x))


def step(x, c, h, kernel, bias, forget_bias):
    """One step of all batch rows: x [B, I]; c and h [B, H] before it. Returns c and h after it.

    kernel [I+H, 4H], the rows of x first; its column blocks and those of bias [4H] are i, j, f, o.
    """
    if MISTAKE == "forget_bias_missing":
        forget_bias = 0
    if MISTAKE == "bias_missing":
        bias = numpy.zeros_like(bias)
    if MISTAKE == "recurrent_kernel_missing":
        h = numpy.zeros_like(h)
    rows = [h, x] if MISTAKE == "kernel_hidden_first" else [x, h]
    z = numpy.concatenate(rows, axis=1) @ kernel + bias
    i, j, f, o = numpy.split(z, 4, axis=1)
    if MISTAKE == "gates_ifjo":
        j, f = f, j
    c = c * logistic(f + forget_bias) + logistic(i) * numpy.tanh(j)
    if MISTAKE == "output_tanh_missing":
        return c, c * logistic(o)
    return c, numpy.tanh(c) * logistic(o)


def run(arrays, header):
    """All steps of a case: its arrays by name, and what no array says. Returns the trace."""
    if header["cell"] != "lstm":
        raise ValueError(f"this port is an LSTM, and not the cell {header['cell']}")
    c, h = arrays["initial_c"], arrays["initial_h"]
    forget_bias = c.dtype.type(header["forget_bias"])
    all_c, all_h = [], []
    with numpy.errstate(all="ignore"):  # infinities and NaN are among the cases
        for x in arrays["inputs"]:  # [T, B, I]
            c, h = step(x, c, h, arrays["kernel"], arrays["bias"], forget_bias)
            all_c.append(c)
            all_h.append(h)
    shape = (len(all_c), *c.shape)
    return {
        "c": numpy.array(all_c, c.dtype).reshape(shape),
        "h": numpy.array(all_h, c.dtype).reshape(shape),
        "final_c": c,
        "final_h": h,
    }


def judge(case_path, trace_path):
    """From a case file to a trace file."""
    with numpy.load(case_path, allow_pickle=False) as case:
        arrays = {name: case[name] for name in case.files if name != "lockstep.json"}
    with zipfile.ZipFile(case_path) as archive:
        header = json.loads(archive.read("lockstep.json"))
    with open(trace_path, "wb") as file:
        numpy.savez(file, **run(arrays, header))


def serve():
    """A worker: two paths a line in, one answer a line out."""
    for line in sys.stdin:
        try:
            judge(*line.rstrip("\n").split("\t"))
            print("ok", flush=True)
        except Exception as error:  # whatever it is, it is the answer, and the next case comes
            print(f"error\t{error}".replace("\n", " "), flush=True)


if __name__ == "__main__":
    if len(sys.argv) not in (1, 3):
        sys.exit("usage: port.py [CASE TRACE]")
    judge(*sys.argv[1:]) if len(sys.argv) == 3 else serve()
