/// The programs for Keras's weights without the model: names and shapes are all that there is.
enum KerasWeightsProgram {
  /// For weights in HDF5: Keras 2's with names in the order of the layers, or `…/cell/vars/0`.
  static func hdf5(_ path: String) -> String {
    StackProgram.writing(
      after: #"""
        import re, h5py, numpy as np
        file, paths, found = h5py.File(\#(path), "r"), [], {}
        file.visititems(lambda p, item: paths.append(p) if isinstance(item, h5py.Dataset) else None)
        layers = [n if isinstance(n, str) else n.decode() for n in file.attrs.get("layer_names", [])]
        def place(path):
            first = path.split("/")[0]
            number = layers.index(first) if first in layers else 0
            return [number] + [int(p) if p.isdigit() else p for p in re.split(r"(\d+)", path)]
        for path in sorted(paths, key=place):
            scope, _, leaf = path.removesuffix(":0").rpartition("/")
            parts = ["kernel", "recurrent_kernel", "bias"]
            if not scope.endswith("cell/vars"):
                parts.remove("recurrent_kernel")
            leaf = dict(zip("012", parts)).get(leaf, leaf)
            if file[path].dtype.kind == "f" and not path.startswith("optimizer"):
                found.setdefault(scope, {})[leaf] = file[path][()]
        """#, StackProgram.fromKerasNames)
  }

  /// For an object-based checkpoint, whose graph of objects knows the variables' names.
  ///
  /// - Parameter prefix: as a Python literal.
  static func objects(_ prefix: String) -> String {
    StackProgram.writing(
      after: #"""
        import re, numpy as np, tensorflow as tf
        from tensorflow.core.protobuf.trackable_object_graph_pb2 import TrackableObjectGraph
        saved, found = tf.train.load_checkpoint(\#(prefix)), {}
        graph = TrackableObjectGraph.FromString(saved.get_tensor("_CHECKPOINTABLE_OBJECT_GRAPH"))
        names = {a.checkpoint_key: a.full_name for node in graph.nodes for a in node.attributes}
        def place(key):
            return [int(p) if p.isdigit() else p for p in re.split(r"(\d+)", key)]
        for key in sorted(names, key=place):
            end = key.find("/.ATTRIBUTES/VARIABLE_VALUE")
            if end > 0 and not re.search("^_all_|optimizer|OPTIMIZER_SLOT", key):
                scope, _, leaf = (names[key] or key[:end]).rpartition("/")
                found.setdefault(scope, {})[leaf] = saved.get_tensor(key)
        """#, StackProgram.fromKerasNames)
  }
}
