"""PyTorch: ``torch.nn.LSTM``, a call a step."""


class Framework:
    packages = ("torch",)

    def __init__(self):
        import torch

        torch.set_num_threads(1)
        self.torch = torch
        self.version = torch.__version__

    def stepper(self, case):
        torch = self.torch
        lstm = self.module(case, torch.nn.LSTM, "_l0")

        @torch.inference_mode()
        def step(x, c, h):
            state = torch.from_numpy(h)[None], torch.from_numpy(c)[None]
            _, (h, c) = lstm(torch.from_numpy(x)[None], state)
            return c[0].numpy(), h[0].numpy()

        return step

    def module(self, case, kind, suffix):
        """A module of that class with the case's weights; both biases are used."""
        torch = self.torch
        input_kernel, kernel = case.kernels("ifjo")
        dtype = getattr(torch, case.inputs.dtype.name)
        module = kind(case.input_size, case.hidden_size, dtype=dtype).eval()
        # PyTorch adds two biases: half of the columns stand in each.
        first, second = case.two_biases("ifjo")
        with torch.no_grad():
            for name, array in (
                ("weight_ih", input_kernel.T),
                ("weight_hh", kernel.T),
                ("bias_ih", first),
                ("bias_hh", second),
            ):
                getattr(module, name + suffix).copy_(torch.from_numpy(array.copy()))
        return module
