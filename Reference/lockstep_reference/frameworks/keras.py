"""Keras 3: ``keras.layers.LSTMCell`` over TensorFlow, or the backend that is configured."""


class Framework:
    packages = ("keras", "tensorflow")

    def __init__(self):
        import keras

        self.keras = keras
        self.version = f"{keras.__version__} ({keras.backend.backend()})"

    def stepper(self, case):
        keras = self.keras
        cell = keras.layers.LSTMCell(case.hidden_size, dtype=case.inputs.dtype.name)
        cell.build((case.batch, case.input_size))
        # Keras keeps the forget bias in the bias.
        cell.set_weights([*case.kernels("ifjo"), case.biases("ifjo")])
        tensor, array = keras.ops.convert_to_tensor, keras.ops.convert_to_numpy

        def step(x, c, h):
            _, (h, c) = cell(tensor(x), [tensor(h), tensor(c)])
            return array(c), array(h)

        return step
