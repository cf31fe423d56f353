"""JAX, which has no LSTM of its own: the equations in ``jax.numpy``, compiled by ``jit``."""


class Framework:
    packages = ("jax",)

    def __init__(self):
        import jax

        jax.config.update("jax_enable_x64", True)
        self.jax = jax
        self.version = jax.__version__
        self._step = jax.jit(self._equations)

    def stepper(self, case):
        kernels, bias = case.kernels("ijfo"), case.biases("ijfo")

        def step(x, c, h):
            c, h = self._step(*kernels, bias, x, c, h)
            return c, h

        return step

    def _equations(self, input_kernel, kernel, bias, x, c, h):
        jnp, sigmoid = self.jax.numpy, self.jax.nn.sigmoid
        i, j, f, o = jnp.split(x @ input_kernel + bias + h @ kernel, 4, axis=1)
        c = c * sigmoid(f) + sigmoid(i) * jnp.tanh(j)
        return c, jnp.tanh(c) * sigmoid(o)
