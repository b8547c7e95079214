"""One SGD step of the same networks in PyTorch, on the processor and on CUDA where there is one.

Three ways: a plain step; a step with every sample's squared gradient norms by vmap(grad); the same norms from hooks,
‖δ‖²·(‖a‖² + 1) a layer. The two kinds of norms are compared before anything is timed. Needs PyTorch 2.

    python3 torch_step.py [--rounds 5] [--steps 20] [--device cpu] [--json]
"""

import argparse
import json
import platform
import statistics
import sys
import time

import torch
from torch import nn
from torch.func import functional_call, grad, vmap
from torch.nn.functional import cross_entropy

SHAPES = [[512, 512, 512], [128, 128, 128]]
INPUTS, CLASSES, BATCH_SIZE, LEARNING_RATE = 784, 10, 100, 0.05
TOLERANCE = 1e-3


def make_network(hidden, device):
    torch.manual_seed(1)
    widths = [INPUTS, *hidden]
    layers = [part for pair in zip(widths, hidden) for part in (nn.Linear(*pair), nn.ReLU())]
    return nn.Sequential(*layers, nn.Linear(widths[-1], CLASSES)).to(device)


def make_batches(count, device):
    generator = torch.Generator().manual_seed(2)
    x = torch.rand(count, BATCH_SIZE, INPUTS, generator=generator)
    y = torch.randint(CLASSES, (count, BATCH_SIZE), generator=generator)
    return list(zip(x.to(device), y.to(device)))


class PlainStep:
    name = "step"

    def __init__(self, network):
        self.network = network
        self.optimizer = torch.optim.SGD(network.parameters(), lr=LEARNING_RATE)

    def __call__(self, x, y):
        self.optimizer.zero_grad(set_to_none=True)
        loss = cross_entropy(self.network(x), y)
        loss.backward()
        self.optimizer.step()
        return loss.detach()


class VmapStep:
    """A gradient of each sample side by side; the update is their mean."""

    name = "step with norms, vmap of grad"

    def __init__(self, network):
        self.network = network
        self.gradients = vmap(grad(self.sample_loss), in_dims=(None, 0, 0))

    def sample_loss(self, parameters, x, y):
        return cross_entropy(functional_call(self.network, parameters, (x[None],)), y[None])

    def __call__(self, x, y):
        parameters = {name: value.detach() for name, value in self.network.named_parameters()}
        gradients = self.gradients(parameters, x, y)
        with torch.no_grad():
            for name, parameter in self.network.named_parameters():
                parameter -= LEARNING_RATE * gradients[name].mean(0)
        squares = [gradient.flatten(1).square().sum(1) for gradient in gradients.values()]
        return torch.stack([weight + bias for weight, bias in zip(squares[::2], squares[1::2])], 1)


class HookStep(PlainStep):
    """A plain step, and the norms from what passes through the layers."""

    name = "step with norms, by hooks"

    def __init__(self, network):
        super().__init__(network)
        self.layers = [part for part in network if isinstance(part, nn.Linear)]
        self.norms = {}
        for layer in self.layers:
            layer.register_forward_hook(self.measure)

    def measure(self, layer, inputs, outputs):
        squares = inputs[0].detach().square().sum(1) + 1

        def keep_norms(delta):
            self.norms[layer] = (BATCH_SIZE * delta).square().sum(1) * squares

        outputs.register_hook(keep_norms)

    def __call__(self, x, y):
        super().__call__(x, y)
        return torch.stack([self.norms[layer] for layer in self.layers], 1)


WAYS = [PlainStep, VmapStep, HookStep]


def check(hidden, device):
    """Raises ValueError where the norms differ, or where the three ways do not train to the same parameters."""
    networks = [make_network(hidden, device) for _ in WAYS]
    batches = make_batches(3, device)
    _, by_vmap, by_hooks = [[step(x, y) for x, y in batches] for step in (way(net) for way, net in zip(WAYS, networks))]
    for vmapped, hooked in zip(by_vmap, by_hooks):
        if not torch.allclose(vmapped, hooked, rtol=TOLERANCE, atol=0):
            raise ValueError(f"{device}: norms by vmap(grad) and by hooks differ")
    first, *others = [nn.utils.parameters_to_vector(net.parameters()) for net in networks]
    if not all(torch.allclose(first, other, rtol=TOLERANCE, atol=1e-6) for other in others):
        raise ValueError(f"{device}: the three ways trained to different parameters")


def time_round(step, batches, device):
    """Milliseconds a step."""
    synchronize(device)
    started = time.perf_counter()
    for x, y in batches:
        step(x, y)
    synchronize(device)
    return (time.perf_counter() - started) * 1e3 / len(batches)


def synchronize(device):
    if device == "cuda":
        torch.cuda.synchronize()


def bench(hidden, device, rounds, count):
    check(hidden, device)
    batches = make_batches(count, device)
    steps = [way(make_network(hidden, device)) for way in WAYS]
    for step in steps:
        time_round(step, batches, device)
    times = [[] for _ in steps]
    for turn in range(rounds):
        for index in range(len(steps)) if turn % 2 == 0 else reversed(range(len(steps))):
            times[index].append(time_round(steps[index], batches, device))
    return [summarize(step, own, times[0]) for step, own in zip(steps, times)]


def summarize(step, times, plain):
    ratio = statistics.median(own / other for own, other in zip(times, plain))
    return {"name": step.name, "median": statistics.median(times), "least": min(times), "ratio": ratio}


def describe(device):
    name = torch.cuda.get_device_name() if device == "cuda" else f"{platform.machine()}, {torch.get_num_threads()} threads"
    return f"PyTorch {torch.__version__} · {device} · {name}"


def read_flags():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--steps", type=int, default=20, help="steps of a round")
    parser.add_argument("--device", choices=["cpu", "cuda"], help="only this one")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def main():
    flags = read_flags()
    torch.backends.cuda.matmul.allow_tf32 = False
    found = ["cpu", "cuda"] if torch.cuda.is_available() else ["cpu"]
    results = [
        {"device": describe(device), "hidden": hidden, "rows": bench(hidden, device, flags.rounds, flags.steps)}
        for device in ([flags.device] if flags.device else found)
        for hidden in SHAPES
    ]
    if flags.json:
        json.dump(results, sys.stdout, indent=2)
    else:
        print("\n\n".join(format_table(result) for result in results))


def format_table(result):
    shape = "-".join(map(str, [INPUTS, *result["hidden"], CLASSES]))
    head = f"{f'{shape}, batch {BATCH_SIZE}':<36}{'median':>12}{'least':>12}{'× step':>10}"
    rows = [f"{r['name']:<36}{r['median']:>9.3f} ms{r['least']:>9.3f} ms{r['ratio']:>10.2f}" for r in result["rows"]]
    return "\n".join([result["device"], head, *rows])


if __name__ == "__main__":
    main()
