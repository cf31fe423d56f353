"""A network of TensorFlow 1: its frozen graph, its SavedModel."""

import tensorflow.compat.v1 as tf
from case import agrees, folder, inputs, weights

tf.disable_eager_execution()
x = tf.placeholder(tf.float32, (2, 5, 4), "x")
cells = [tf.nn.rnn_cell.BasicLSTMCell(units) for units in (3, 6)]
hidden, _ = tf.nn.dynamic_rnn(tf.nn.rnn_cell.MultiRNNCell(cells), x, dtype=tf.float32)
kernel = tf.get_variable("dense/kernel", (6, 2))
bias = tf.get_variable("dense/bias", (2,))
flat = tf.matmul(tf.reshape(hidden, (-1, 6)), kernel) + bias
result = tf.reshape(flat, (2, 5, 2), name="result")
with tf.Session() as session:
    session.run([variable.assign(weights(variable.shape)) for variable in tf.global_variables()])
    values = inputs(2, 5, 4)
    h, y = session.run([hidden, result], {x: values})
    frozen = tf.graph_util.convert_variables_to_constants(
        session, session.graph.as_graph_def(), ["result"])
    (folder / "frozen.pb").write_bytes(frozen.SerializeToString())
    agrees(folder / "frozen.pb", ["--batch-major"], x=values, h=h, y=y)
    tf.saved_model.simple_save(session, str(folder / "saved"), {"x": x}, {"y": result})
    agrees(folder / "saved", ["--batch-major"], x=values, h=h, y=y)
