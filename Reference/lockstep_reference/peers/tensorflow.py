"""TensorFlow: a Keras LSTM layer inside ``tf.function``.

``tf.compat.v1.nn.rnn_cell.BasicLSTMCell``, whose layout Lockstep has, is gone with Keras 3.
"""

import numpy as np


class Peer:
    packages = ("tensorflow",)

    def __init__(self, threads):
        import tensorflow

        tensorflow.config.threading.set_intra_op_parallelism_threads(threads)
        tensorflow.config.threading.set_inter_op_parallelism_threads(threads)
        self.tensorflow = tensorflow
        self.version = tensorflow.__version__

    def prepare(self, case):
        tf = self.tensorflow
        tf.keras.backend.clear_session()
        layer = tf.keras.layers.LSTM(case.hidden_size, return_sequences=True)
        layer.build((case.batch, case.steps, case.input_size))
        layer.set_weights([*case.kernels("ifjo"), case.biases("ifjo")])
        inputs = tf.constant(np.ascontiguousarray(case.inputs.swapaxes(0, 1)))
        state = [tf.constant(case.initial_h), tf.constant(case.initial_c)]

        @tf.function
        def forward(inputs, h, c):
            return layer(inputs, initial_state=[h, c])

        return lambda: forward(inputs, *state)

    def outputs(self, result):
        return {"h": result.numpy().swapaxes(0, 1)}  # the layer is batch-major
