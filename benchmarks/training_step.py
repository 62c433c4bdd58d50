"""One update (forward, backward, AdamW) against PyTorch, and against bare matrix products."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from benchmarks.measuring import alternate, table
from tinylm import LanguageModel, ModelSettings, TrainingSettings
from tinylm.layers import Dropout
from tinylm.optimizers import clip_gradients, make_optimizer
from tinylm.threads import LANES, one_blas_thread, run_lanes, slices

Job = Callable[[], object]


class Shape(NamedTuple):
    vocabulary: int
    batch: int
    hidden: tuple[int, ...] = (128,)
    context: int = 4
    embedding: int = 64


MAIN = [Shape(14_000, 1024), Shape(15_000, 1024), Shape(16_000, 1024)]
OTHERS = [
    *(Shape(13, batch) for batch in (64, 1024, 4096)),
    *(Shape(1000, batch) for batch in (64, 1024, 4096)),
    *(Shape(15_000, batch) for batch in (64, 256, 4096)),
    *(Shape(50_000, batch) for batch in (64, 1024, 4096)),
    *(Shape(vocabulary, 1024, ()) for vocabulary in (13, 15_000)),
    *(Shape(vocabulary, batch, (128,) * 3) for vocabulary in (13, 15_000) for batch in (64, 4096)),
]


MAIN_HEADER = [
    *("vocabulary", "tokens/s", "PyTorch eager", "PyTorch compiled"),
    *("share of the limit", "eager against the limit", "eager against the best rate"),
]
SQUARE = 2048  # rows and columns of the matrices that the machine multiplies fastest


def report() -> str:
    """Three tables: the main shape with all peers, other shapes with PyTorch eager, options."""
    parts = [
        "Tokens a second in training, and how much longer the peers take for the same step. "
        "The limit is the step's three large matrix products alone, as fast as this machine "
        "and NumPy's matrix library do them. The last two columns say how much longer PyTorch "
        "eager takes than these, and than as many multiplications in large square products, the "
        "best rate of that library here: more than that no step can gain on PyTorch with it.",
        table(MAIN_HEADER, [_main_row(shape) for shape in MAIN]),
        "Other shapes, against PyTorch eager:",
        table(
            ["vocabulary", "batch", "hidden layers", "tokens/s", "PyTorch eager"],
            [_other_row(shape) for shape in OTHERS],
        ),
        "What options add to a step of 15,000 words, batch 1,024, hidden layers 128x64:",
        table(["option", "time of a step", "of the plain step"], _option_rows()),
    ]
    return "\n\n".join(parts)


def _main_row(shape: Shape) -> list[str]:
    contexts, targets = _pairs(shape)
    jobs = {
        "ours": _our_step(shape, contexts, targets),
        "eager": _pytorch_step(shape, contexts, targets, compiled=False),
        "compiled": _pytorch_step(shape, contexts, targets, compiled=True),
        "blas": _products(shape),
        "lanes": _products_in_lanes(shape),
        "square": _square_product(),
    }
    taken = alternate(jobs, seconds=20)
    limit = min(taken["blas"], taken["lanes"])
    multiplications = 3 * shape.batch * shape.hidden[-1] * shape.vocabulary
    best = taken["square"] * multiplications / SQUARE**3
    return [
        f"{shape.vocabulary:,}",
        f"{shape.batch / taken['ours']:,.0f}",
        f"{taken['eager'] / taken['ours']:.2f} x",
        f"{taken['compiled'] / taken['ours']:.2f} x",
        f"{limit / taken['ours']:.0%}",
        f"{taken['eager'] / limit:.2f} x",
        f"{taken['eager'] / best:.2f} x",
    ]


def _other_row(shape: Shape) -> list[str]:
    contexts, targets = _pairs(shape)
    jobs = {
        "ours": _our_step(shape, contexts, targets),
        "eager": _pytorch_step(shape, contexts, targets, compiled=False),
    }
    taken = alternate(jobs, seconds=3)
    return [
        f"{shape.vocabulary:,}",
        f"{shape.batch:,}",
        "x".join(map(str, shape.hidden)) or "none",
        f"{shape.batch / taken['ours']:,.0f}",
        f"{taken['eager'] / taken['ours']:.2f} x",
    ]


def _option_rows() -> list[list[str]]:
    shape = Shape(15_000, 1024, (128, 64))
    contexts, targets = _pairs(shape)
    options = {
        "none": {},
        "tied embeddings": {"tied": True},
        "dropout": {"dropout": 0.2},
        "gradient clipping": {"clip": 1e-3},
        "all of them": {"tied": True, "dropout": 0.2, "clip": 1e-3},
    }
    taken = alternate(
        {name: _our_step(shape, contexts, targets, **some) for name, some in options.items()}, 5
    )
    plain = taken["none"]
    return [[name, f"{1000 * t:.0f} ms", f"{t / plain:.2f} x"] for name, t in taken.items()]


def _pairs(shape: Shape) -> tuple[np.ndarray, np.ndarray]:
    """Contexts and targets in which, as in text, few words are frequent and most are rare."""
    rng = np.random.default_rng(0)
    rank = np.exp(rng.random((shape.batch, shape.context + 1)) * np.log(shape.vocabulary))
    ids = np.minimum(rank, shape.vocabulary - 1).astype(np.int32)
    return ids[:, :-1], ids[:, -1]


def _our_step(
    shape: Shape,
    contexts: np.ndarray,
    targets: np.ndarray,
    tied: bool = False,
    dropout: float = 0.0,
    clip: float = 0.0,
) -> Job:
    settings = ModelSettings(
        context=shape.context,
        embedding_dim=shape.embedding,
        hidden_dims=shape.hidden,
        tied_embeddings=tied,
    )
    model = LanguageModel(shape.vocabulary, settings, np.random.default_rng(0))
    optimizer = make_optimizer(model.parameters(), TrainingSettings(optimizer="adamw"))
    silenced = Dropout(dropout, np.random.default_rng(0))

    def step() -> None:
        _, gradients = model.loss_and_gradients(contexts, targets, silenced)
        if clip:
            clip_gradients(gradients, clip)
        optimizer.update(model.parameters(), gradients, 1e-3)

    return step


def _pytorch_step(shape: Shape, contexts: np.ndarray, targets: np.ndarray, compiled: bool) -> Job:
    import torch
    from torch import nn

    layers: list[nn.Module] = [nn.Embedding(shape.vocabulary + 1, shape.embedding), nn.Flatten()]
    inputs = shape.context * shape.embedding
    for outputs in shape.hidden:
        layers += [nn.Linear(inputs, outputs), nn.ReLU()]
        inputs = outputs
    network = nn.Sequential(*layers, nn.Linear(inputs, shape.vocabulary))
    optimizer = torch.optim.AdamW(network.parameters(), lr=1e-3)
    x, y = torch.from_numpy(contexts.astype(np.int64)), torch.from_numpy(targets.astype(np.int64))

    def loss_of(x: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
        return nn.functional.cross_entropy(network(x), y)

    forward = torch.compile(loss_of) if compiled else loss_of

    def step() -> None:
        optimizer.zero_grad()
        forward(x, y).backward()
        optimizer.step()

    return step


def _products(shape: Shape) -> Job:
    """The step's three large products, with the matrix library's own threads."""
    hidden, weights = _operands(shape)
    logits = np.empty((shape.batch, shape.vocabulary), np.float32)
    d_hidden, d_weights = np.empty_like(hidden), np.empty_like(weights)

    def multiply() -> None:
        np.matmul(hidden, weights, out=logits)
        np.matmul(logits, weights.T, out=d_hidden)
        np.matmul(hidden.T, logits, out=d_weights)

    return multiply


def _products_in_lanes(shape: Shape) -> Job:
    """The same products, a thread for each part of the vocabulary."""
    hidden, weights = _operands(shape)
    parts = slices(shape.vocabulary, LANES)
    logits = [np.empty((shape.batch, part.stop - part.start), np.float32) for part in parts]
    d_hidden, d_weights = [np.empty_like(hidden) for _ in parts], np.empty_like(weights)

    def lane(number: int) -> None:
        some = weights[:, parts[number]]
        np.matmul(hidden, some, out=logits[number])
        np.matmul(logits[number], some.T, out=d_hidden[number])
        np.matmul(hidden.T, logits[number], out=d_weights[:, parts[number]])

    def multiply() -> None:
        with one_blas_thread(shape.batch * weights.size):
            run_lanes(lane, LANES)

    return multiply


def _square_product() -> Job:
    """One product of large square matrices, with the matrix library's own threads."""
    a = np.random.default_rng(0).standard_normal((SQUARE, SQUARE), np.float32)
    output = np.empty_like(a)
    return lambda: np.matmul(a, a, out=output)


def _operands(shape: Shape) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(0)
    hidden = rng.standard_normal((shape.batch, shape.hidden[-1]), np.float32)
    return hidden, rng.standard_normal((shape.hidden[-1], shape.vocabulary), np.float32)
