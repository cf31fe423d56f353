/// The programs for Keras's whole models, of Keras 2 and 3: they need h5py alone, not Keras, which
/// often does not load what another version of it wrote.
enum KerasProgram {
  /// For a `.keras` archive.
  ///
  /// Layers are kept under their class's name, numbered.
  static func archive(_ path: String) -> String {
    StackProgram.writing(
      after: #"""
        import io, json, re, zipfile, h5py, numpy as np
        archive = zipfile.ZipFile(\#(path))
        config = json.loads(archive.read("config.json"))
        file = h5py.File(io.BytesIO(archive.read("model.weights.h5")), "r")
        saved, seen = file["layers" if "layers" in file else "_layer_checkpoint_dependencies"], {}
        def weights(kind, name):
            place = re.sub("([a-z])([A-Z])", r"\1_\2", kind).lower()
            seen[place] = number = seen.get(place, -1) + 1
            below = {"Dense": "/vars", "TimeDistributed": "/layer/vars"}.get(kind, "/cell/vars")
            found = saved.get(place + (f"_{number}" if number else "") + below, {})
            return [found[key][()] for key in sorted(found)]
        """#, walk)
  }

  /// For a whole model in HDF5.
  ///
  /// Layers are kept under their own names.
  static func hdf5(_ path: String) -> String {
    StackProgram.writing(
      after: #"""
        import json, re, h5py, numpy as np
        file = h5py.File(\#(path), "r")
        config = json.loads(file.attrs["model_config"])
        def weights(kind, name):
            group, found = file["model_weights"].get(name), {}
            for key in group.attrs["weight_names"] if group else ():
                key = key if isinstance(key, str) else key.decode()
                found[key.removesuffix(":0").split("/")[-1]] = group[key][()]
            return [found[k] for k in ("kernel", "recurrent_kernel", "bias") if k in found]
        """#, walk)
  }

  /// Walks the layers in their order, and makes sure that each stands right behind the last.
  private static let walk = #"""
    stack, head, notes, inputs, last, name = [], {}, [], set(), None, None
    plain = {"activation": "tanh", "recurrent_activation": "sigmoid", "go_backwards": False}
    made = config["config"]
    for layer in made["layers"] if isinstance(made, dict) else made:
        kind, made, before = layer["class_name"], layer["config"], name
        name, nodes = made.get("name", kind), layer.get("inbound_nodes", [])
        if kind == "InputLayer":
            inputs.add(name)
            continue
        for node in nodes:
            isinstance(node, dict) and node["kwargs"].pop("mask", None)
        sources = re.findall(r'\["([^"]*)", \d+, \d+', json.dumps(nodes)) or [before]
        follows = bool(stack) and sources[0] == last and len(nodes) < 2
        values = weights(kind, name)
        inner = made["layer"] if kind == "TimeDistributed" else layer
        activation = inner["config"].get("activation")
        softmax = kind == "Softmax" or activation == "softmax"
        if kind in ("LSTM", "SimpleRNN"):
            odd = [f"{k} {made[k]}" for k in plain if made.get(k, plain[k]) != plain[k]]
            if odd:
                raise SystemExit(f"{name}, {kind}: Lockstep has none with {', '.join(odd)}.")
            if stack and (head or not follows) or len(nodes) > 1 or set(sources[1:]) - inputs:
                raise SystemExit(f"{name}, {kind}: it is not simply the next layer of one stack.")
            stack.append([value.T for value in values])
            last = name
        elif re.search("LSTM|GRU|RNN|Bidirectional", kind):
            raise SystemExit(f"{name}, {kind}: only LSTM and SimpleRNN, in one direction, can be run.")
        elif re.search("Dropout|Noise|ActivityReg", kind):
            last = name if follows else last
        elif kind == "Masking":
            notes.append(f"Give lockstep --lengths for the steps that are hidden by {name}, {kind}.")
        elif follows and not head and inner["class_name"] == "Dense" and (
                softmax or activation == "linear"):
            head = dict(zip(("head.weight", "head.bias"), [value.T for value in values]))
            last = name
        elif not (follows and head and softmax):
            notes.append(f"Left out, and to be left out of inputs and outputs: {name}, {kind}.")
        if follows and head and softmax:
            notes.append("Give lockstep the option --output-activation softmax too.")
    """#
}
