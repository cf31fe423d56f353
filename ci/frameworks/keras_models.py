"""Keras models, of Keras 3, or of Keras 2 where the third argument is `keras2`."""

import sys

import tensorflow as tf
from case import agrees, fails, folder, inputs, weights

is_old = sys.argv[2] == "keras2"
if is_old:
    import tf_keras as keras
else:
    import keras

layers = keras.layers
softmax = ["--batch-major", "--output-activation", "softmax"]


def stack(*parts):
    x = keras.Input((5, 4))
    y = x
    for part in parts:
        y = part(y)
    return fill(keras.Model(x, y))


def fill(model):
    model.set_weights(
        [weights(w.shape) if w.dtype.kind == "f" else w for w in model.get_weights()])
    return model


def outputs(model, x, layer=None):
    if layer is not None:
        model = keras.Model(model.inputs, layer.output)
    return model.predict(x, verbose=0)


def save(model, name, form):
    path = folder / f"{name}.{form}"
    (model.save_weights if "weights" in form else model.save)(path)
    return path


def lstm(units, **options):
    return layers.LSTM(units, return_sequences=True, **options)


def everything():
    """One network in all forms."""
    second = lstm(5, use_bias=False)
    model = stack(lstm(3), layers.Dropout(0.5), second, layers.Dense(2, activation="softmax"))
    x = inputs(2, 5, 4)
    arrays = {"x": x, "y": outputs(model, x), "h": outputs(model, x, second)}
    for form in ("keras", "h5", "weights.h5"):
        agrees(save(model, "stack", form), softmax, **arrays)
    if is_old:
        agrees(save(model, "stack", "old_weights.h5"), softmax, **arrays)
    tf.train.Checkpoint(model=model).write(str(folder / "checkpoint-1"))
    agrees(folder / "checkpoint-1", softmax, **arrays)
    model.export(str(folder / "exported"))
    agrees(folder / "exported", softmax, **arrays)
    if is_old:
        model.save(folder / "saved_model")
        agrees(folder / "saved_model", softmax, **arrays)


def simple():
    last = layers.SimpleRNN(3, return_sequences=True)
    model = fill(keras.Sequential([
        layers.InputLayer(input_shape=(5, 4)) if is_old else keras.Input((5, 4)),
        layers.SimpleRNN(3, return_sequences=True), last,
        layers.TimeDistributed(layers.Dense(2, use_bias=False))]))
    x = inputs(2, 5, 4)
    for form in ("keras", "h5", "weights.h5"):
        agrees(save(model, "simple", form), ["--batch-major"], x=x, y=outputs(model, x),
               h=outputs(model, x, last))


def others():
    for name, layer, message in (
            ("relu", lstm(3, activation="relu"), "none with activation relu"),
            ("hard", lstm(3, recurrent_activation="hard_sigmoid"), "recurrent_activation hard_sig"),
            ("backwards", lstm(3, go_backwards=True), "none with go_backwards True"),
            ("gru", layers.GRU(3), "GRU: only LSTM and SimpleRNN"),
            ("both", layers.Bidirectional(lstm(3)), "Bidirectional: only LSTM and SimpleRNN")):
        model = stack(layer)
        for form in ("keras", "h5"):
            fails(save(model, name, form), message)
        if name in ("gru", "both"):
            fails(save(model, name, "weights.h5"), "it is no LSTM or SimpleRNN in a stack")
    x = keras.Input((5, 4))
    model = fill(keras.Model(x, layers.Add()([lstm(4)(x), lstm(4)(x)])))
    fails(save(model, "parallel", "keras"), "it is not simply the next layer of one stack")
    initial = layers.Dense(4)(layers.Flatten()(x))
    model = fill(keras.Model(x, lstm(4)(x, initial_state=[initial, initial])))
    fails(save(model, "initial", "h5"), "it is not simply the next layer of one stack")


def lite():
    if not is_old:  # made into loops
        return
    last = lstm(6)
    x = keras.Input((5, 4), batch_size=1)
    model = fill(keras.Model(x, layers.Dense(2)(last(lstm(3)(x)))))
    path = folder / "model.tflite"
    path.write_bytes(tf.lite.TFLiteConverter.from_keras_model(model).convert())
    x = inputs(1, 5, 4)
    agrees(path, ["--batch-major"], x=x, y=outputs(model, x), h=outputs(model, x, last))


for part in (everything, simple, others, lite):
    part()
