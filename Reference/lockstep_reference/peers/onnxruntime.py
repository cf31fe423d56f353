"""ONNX Runtime: a model of one LSTM node."""

import numpy as np


class Peer:
    packages = ("onnxruntime", "onnx")

    def __init__(self, threads):
        import onnx
        import onnxruntime

        self.onnx = onnx
        self.runtime = onnxruntime
        self.threads = threads
        self.version = onnxruntime.__version__

    def session(self, case):
        """A model of the case's weights and sizes, ready to run."""
        options = self.runtime.SessionOptions()
        options.intra_op_num_threads = self.threads
        options.inter_op_num_threads = 1
        return self.runtime.InferenceSession(
            self._model(case), options, providers=["CPUExecutionProvider"]
        )

    def prepare(self, case):
        session = self.session(case)
        feeds = {"X": case.inputs, "h0": case.initial_h[None], "c0": case.initial_c[None]}
        return lambda: session.run(None, feeds)

    def outputs(self, result):
        outputs, _, final_c = result
        return {"h": outputs[:, 0], "final_c": final_c[0]}

    def _model(self, case):
        """The bytes of the model: weights as initializers, the state as inputs."""
        helper, numpy_helper = self.onnx.helper, self.onnx.numpy_helper
        sizes = case.steps, case.batch, case.hidden_size
        input_kernel, kernel = case.kernels("iofj")
        bias = case.biases("iofj")
        weights = {
            "W": input_kernel.T[None],
            "R": kernel.T[None],
            "B": np.concatenate([bias, np.zeros_like(bias)])[None],
        }

        number = helper.np_dtype_to_tensor_dtype(case.inputs.dtype)

        def tensor(name, *shape):
            return helper.make_tensor_value_info(name, number, shape)

        steps, batch, units = sizes
        graph = helper.make_graph(
            [
                helper.make_node(
                    "LSTM",
                    ["X", "W", "R", "B", "", "h0", "c0"],
                    ["Y", "Y_h", "Y_c"],
                    hidden_size=units,
                )
            ],
            "lstm",
            [
                tensor("X", *case.inputs.shape),
                tensor("h0", 1, batch, units),
                tensor("c0", 1, batch, units),
            ],
            [
                tensor("Y", steps, 1, batch, units),
                tensor("Y_h", 1, batch, units),
                tensor("Y_c", 1, batch, units),
            ],
            [
                numpy_helper.from_array(np.ascontiguousarray(array), name)
                for name, array in weights.items()
            ],
        )
        # An old version of the format, which every ONNX Runtime of the last years reads.
        model = helper.make_model(
            graph, opset_imports=[helper.make_opsetid("", 14)], ir_version=8
        )
        return model.SerializeToString()
