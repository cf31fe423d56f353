"""JAX: ``jit`` of a ``lax.scan``, the product of all inputs before it."""


class Peer:
    packages = ("jax",)

    def __init__(self, threads):
        import jax

        self.jax = jax
        self.version = jax.__version__

    def prepare(self, case):
        jax, jnp = self.jax, self.jax.numpy
        units = case.hidden_size

        @jax.jit
        def forward(input_kernel, kernel, bias, inputs, c, h):
            def step(state, projected):
                c, h = state
                z = projected + h @ kernel
                i, j, f, o = (z[:, gate * units : (gate + 1) * units] for gate in range(4))
                c = c * jax.nn.sigmoid(f) + jax.nn.sigmoid(i) * jnp.tanh(j)
                h = jnp.tanh(c) * jax.nn.sigmoid(o)
                return (c, h), h

            return jax.lax.scan(step, (c, h), inputs @ input_kernel + bias)[1]

        arguments = [
            jax.device_put(array)
            for array in (
                *case.kernels("ijfo"), case.biases("ijfo"),
                case.inputs, case.initial_c, case.initial_h,
            )
        ]
        return lambda: forward(*arguments).block_until_ready()

    def outputs(self, result):
        return {"h": result}
