"""TensorFlow: ``tf.compat.v1.nn.rnn_cell.BasicLSTMCell``, the class whose layout Lockstep has.

Since TensorFlow 2.16 it needs the package tf_keras.
"""

import os


class Framework:
    packages = ("tensorflow", "tf_keras")

    def __init__(self):
        os.environ["TF_USE_LEGACY_KERAS"] = "1"
        import tensorflow
        import tf_keras

        _one_thread(tensorflow)
        self.tensorflow = tensorflow
        self.version = f"{tensorflow.__version__} (tf_keras {tf_keras.__version__})"

    def stepper(self, case):
        tf = self.tensorflow
        rnn_cell = tf.compat.v1.nn.rnn_cell
        cell = rnn_cell.BasicLSTMCell(
            case.hidden_size, forget_bias=case.forget_bias, dtype=case.inputs.dtype.name
        )
        cell.build(tf.TensorShape((case.batch, case.input_size)))
        cell.set_weights([case.kernel, case.bias])

        def step(x, c, h):
            state = rnn_cell.LSTMStateTuple(tf.constant(c), tf.constant(h))
            _, (c, h) = cell(tf.constant(x), state)
            return c.numpy(), h.numpy()

        return step


def _one_thread(tensorflow):
    tensorflow.config.threading.set_intra_op_parallelism_threads(1)
    tensorflow.config.threading.set_inter_op_parallelism_threads(1)
