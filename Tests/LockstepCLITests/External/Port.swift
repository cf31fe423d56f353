import Foundation

/// Somebody's port in Python, and scripts around it.
enum Port {
  /// The interpreter of the linked library, which has NumPy: one on `PATH` may be another.
  static let python: String = {
    let doctor = (try? Tool.run("doctor"))?.output ?? ""
    let line = doctor.split(separator: "\n").first { $0.hasPrefix("interpreter ") }
    return line.map { String($0.split(separator: " ").last ?? "") } ?? "python3"
  }()

  /// `port.py`: the LSTM in NumPy, for every layout, as a function, a command and a worker.
  static let source = #"""
    import os
    import sys
    import time

    import numpy as np

    ORDER = {"tensorflow": "ijfo", "keras": "ifjo", "pytorch": "ifjo", "onnx": "iofj", "kaldi": "jifo"}


    def weights(a, layout):
        if layout == "tensorflow":
            return a["kernel"], a["bias"]
        if layout == "keras":
            return np.concatenate([a["kernel"], a["recurrent_kernel"]]), a["bias"]
        if layout == "pytorch":
            rows = np.concatenate([a["weight_ih_l0"], a["weight_hh_l0"]], axis=1)
            return rows.T, a["bias_ih_l0"] + a["bias_hh_l0"]
        if layout == "kaldi":
            return np.concatenate([a["w_gifo_x"], a["w_gifo_r"]], axis=1).T, a["bias"]
        rows = np.concatenate([a["W"][0], a["R"][0]], axis=1)
        return rows.T, np.add(*np.split(a["B"][0], 2))


    def run(a, header):
        layout = header.get("layout", "tensorflow")
        kernel, bias = weights(a, layout)
        order = os.environ.get("PORT_ORDER") or ORDER[layout]
        forget_bias = kernel.dtype.type(header.get("forget_bias", 0))
        c, h = a["initial_c"], a["initial_h"]
        trace = {"c": np.empty((len(a["inputs"]), *c.shape), c.dtype)}
        trace["h"] = np.empty_like(trace["c"])
        with np.errstate(all="ignore"):
            for step, x in enumerate(a["inputs"]):
                z = np.concatenate([x, h], axis=1) @ kernel + bias
                gates = dict(zip(order, np.split(z, 4, axis=1)))
                i, f, o = (1 / (1 + np.exp(-gates[n])) for n in ("i", "f", "o"))
                if forget_bias:
                    f = 1 / (1 + np.exp(-(gates["f"] + forget_bias)))
                c = c * f + i * np.tanh(gates["j"])
                h = np.tanh(c) * o
                trace["c"][step], trace["h"][step] = c, h
        return {**trace, "final_c": c, "final_h": h}


    def files(case, trace):
        import json

        with np.load(case, allow_pickle=False) as archive:
            header = json.loads(archive["lockstep.json"])
            arrays = {n: archive[n] for n in archive.files if n != "lockstep.json"}
        np.savez(trace, **run(arrays, header))


    if __name__ == "__main__" and sys.argv[1:2] == ["worker"]:
        for line in sys.stdin:
            files(*line.rstrip("\n").split("\t"))
            print("ok", flush=True)
    elif __name__ == "__main__":
        files(*sys.argv[1:])
    """#

  /// A worker that goes wrong at its third case, in a way of its own, and is right before and after.
  ///
  /// - Parameter what: Python.
  static func failing(_ what: String) -> String {
    """
    import os, sys, time
    import numpy as np
    import port

    mark = os.environ["PORT_MARK"]
    for line in sys.stdin:
        case, trace = line.rstrip("\\n").split("\\t")
        with open(mark, "a") as seen:
            seen.write("x")
        if os.path.getsize(mark) == 3:
            \(what.replacingOccurrences(of: "\n", with: "\n        "))
        port.files(case, trace)
        print("ok", flush=True)
    """
  }

  /// A worker that takes this long for each case, so that a campaign lasts on any machine.
  static func slow(milliseconds: Int) -> String {
    """
    import sys, time
    import port

    for line in sys.stdin:
        time.sleep(\(milliseconds) / 1000)
        port.files(*line.rstrip("\\n").split("\\t"))
        print("ok", flush=True)

    """
  }
}
