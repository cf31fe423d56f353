"""PyTorch: ``torch.nn.LSTMCell``."""

from . import pytorch


class Framework(pytorch.Framework):
    def stepper(self, case):
        torch = self.torch
        cell = self.module(case, torch.nn.LSTMCell, "")

        @torch.inference_mode()
        def step(x, c, h):
            h, c = cell(torch.from_numpy(x), (torch.from_numpy(h), torch.from_numpy(c)))
            return c.numpy(), h.numpy()

        return step
