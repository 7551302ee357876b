"""Computes the vectors of GoldenEncoderTest with NumPy, in double precision, from the definitions
alone: a residual network of depth 10 and width 4 in inference mode. Run: python3 golden_encoder.py
"""
import numpy as np

WIDTH, SIDE, EPSILON = 4, 32, 1e-5


def tensors():
    """Names, kinds and shapes in the order of the file: parameters, then statistics."""
    parameters, statistics = [], []

    def convolution(name, out, into, kernel):
        parameters.append((name + ".weight", "weight", (out, into, kernel, kernel)))

    def norm(name, channels):
        parameters.append((name + ".weight", "scale", (channels,)))
        parameters.append((name + ".bias", "shift", (channels,)))
        statistics.append((name + ".running_mean", "mean", (channels,)))
        statistics.append((name + ".running_var", "variance", (channels,)))

    convolution("conv1", WIDTH, 1, 5)
    norm("bn1", WIDTH)
    into = WIDTH
    for stage in range(4):
        out = WIDTH << stage
        prefix = f"layer{stage + 1}.0"
        convolution(prefix + ".conv1", out, into, 3)
        norm(prefix + ".bn1", out)
        convolution(prefix + ".conv2", out, out, 3)
        norm(prefix + ".bn2", out)
        if into != out:
            convolution(prefix + ".downsample.0", out, into, 1)
            norm(prefix + ".downsample.1", out)
        into = out
    return parameters + statistics


def value(kind, t, i):
    """Element i of tensor t; exact in float32."""
    return {
        "weight": ((i * 37 + t * 101) % 23 - 11) / 32,
        "scale": 1 + ((i + t) % 3) / 8,
        "shift": ((i + 2 * t) % 5 - 2) / 16,
        "mean": ((i * 7 + t) % 5 - 2) / 8,
        "variance": 1 + (i % 4) / 4,
    }[kind]


W = {
    name: np.array([value(kind, t, i) for i in range(int(np.prod(shape)))]).reshape(shape)
    for t, (name, kind, shape) in enumerate(tensors())
}


def convolve(x, name, stride, padding):
    w = W[name + ".weight"]
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding)))
    kernel = w.shape[2]
    rows = (x.shape[1] - kernel) // stride + 1
    columns = (x.shape[2] - kernel) // stride + 1
    y = np.empty((w.shape[0], rows, columns))
    for r in range(rows):
        for c in range(columns):
            window = x[:, r * stride : r * stride + kernel, c * stride : c * stride + kernel]
            y[:, r, c] = np.tensordot(w, window, 3)
    return y


def norm(x, name):
    each = lambda part: W[f"{name}.{part}"][:, None, None]
    return (x - each("running_mean")) / np.sqrt(each("running_var") + EPSILON) * each(
        "weight"
    ) + each("bias")


def pool(x):
    x = np.pad(x, ((0, 0), (1, 1), (1, 1)), constant_values=-np.inf)
    n = (x.shape[1] - 3) // 2 + 1
    return np.array(
        [[x[:, 2 * r : 2 * r + 3, 2 * c : 2 * c + 3].max((1, 2)) for c in range(n)] for r in range(n)]
    ).transpose(2, 0, 1)


def features(patch):
    x = pool(np.maximum(norm(convolve(patch[None], "conv1", 2, 2), "bn1"), 0))
    for stage in range(4):
        prefix, stride = f"layer{stage + 1}.0", 1 if stage == 0 else 2
        y = np.maximum(norm(convolve(x, prefix + ".conv1", stride, 1), prefix + ".bn1"), 0)
        y = norm(convolve(y, prefix + ".conv2", 1, 1), prefix + ".bn2")
        if stage > 0:
            x = norm(convolve(x, prefix + ".downsample.0", stride, 0), prefix + ".downsample.1")
        x = np.maximum(x + y, 0)
    return x.mean((1, 2))


for n in range(2):
    patch = np.array(
        [[((37 * y + 101 * x * (n + 1)) % 23) / 8 - 1 for x in range(SIDE)] for y in range(SIDE)]
    )
    print(", ".join(f"{v:.9g}" for v in features(patch)))
