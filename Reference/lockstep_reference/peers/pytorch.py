"""PyTorch: ``torch.nn.LSTM`` in inference mode."""


class Peer:
    packages = ("torch",)

    def __init__(self, threads):
        import torch

        torch.set_num_threads(threads)
        torch.set_num_interop_threads(1)
        self.torch = torch
        self.version = torch.__version__

    def prepare(self, case):
        torch = self.torch
        input_kernel, kernel = case.kernels("ifjo")
        lstm = torch.nn.LSTM(case.input_size, case.hidden_size).eval()
        with torch.no_grad():
            lstm.weight_ih_l0.copy_(torch.from_numpy(input_kernel.T.copy()))
            lstm.weight_hh_l0.copy_(torch.from_numpy(kernel.T.copy()))
            lstm.bias_ih_l0.copy_(torch.from_numpy(case.biases("ifjo")))
            lstm.bias_hh_l0.zero_()
        inputs = torch.from_numpy(case.inputs)
        state = tuple(torch.from_numpy(each[None]) for each in (case.initial_h, case.initial_c))

        @torch.inference_mode()
        def run():
            return lstm(inputs, state)

        return run

    def outputs(self, result):
        outputs, (_, final_c) = result
        return {"h": outputs.numpy(), "final_c": final_c[0].numpy()}
