"""The smallest model, where calls cost more than arithmetic: against the seed's own loop."""

import itertools
from collections.abc import Callable

import numpy as np

from benchmarks.measuring import alternate, table
from tinylm import Corpus, Evaluation, LanguageModel, Trainer
from tinylm.optimizers import make_optimizer
from tinylm.settings import PRESETS

SENTENCES = (
    "The cat sat on the mat. The cat ate the fish. The dog sat on the rug. A dog ate a fish."
)
RATE = 0.01


def report() -> str:
    """One table: microseconds a pair in the seed's loop, in ours, and in minibatches."""
    preset = PRESETS["seed"]
    corpus = Corpus.from_texts([SENTENCES], preset.text)
    large = Corpus.from_texts([SENTENCES * 50], preset.text)
    rows = []
    for hidden, name in (((), "embedding and output layer"), ((8,), "and eight hidden units")):
        jobs = {
            "seed": _seed_epoch(large, hidden),
            "updates": _our_updates(large, hidden),
            "training": _our_epoch(large, hidden, batch_size=1),
            "batches": _our_epoch(large, hidden, batch_size=256),
        }
        taken = alternate(jobs, seconds=4)
        pair = {job: seconds / large.training.pairs * 1e6 for job, seconds in taken.items()}
        rows.append(
            [
                name,
                f"{pair['seed']:.1f} µs",
                f"{pair['updates']:.1f} µs",
                f"{pair['seed'] / pair['updates']:.2f} x",
                f"{pair['training']:.1f} µs",
                f"{pair['seed'] / pair['training']:.2f} x",
                f"{pair['seed'] / pair['batches']:.0f} x",
            ]
        )
    header = ["model", "the seed's loop", "our update", "ratio", "our training", "ratio"]
    header.append("in batches of 256")
    words = len(corpus.vocabulary)
    return (
        f"A pair of words in training ({words} words, plain SGD), and how many times longer the "
        "seed's loop takes. Our update is what the seed's loop does: loss, gradients, new "
        "parameters. Our training adds the batches, an event for each update, and the guard "
        "against a loss that explodes.\n\n" + table(header, rows)
    )


def _our_updates(corpus: Corpus, hidden: tuple[int, ...]) -> Callable[[], object]:
    model = _model(corpus, hidden)
    optimizer = make_optimizer(model.parameters(), PRESETS["seed"].training)
    pairs = list(corpus.training.in_order(context=1, batch_size=1))

    def updates() -> None:
        for contexts, targets in pairs:
            _, gradients = model.loss_and_gradients(contexts, targets)
            optimizer.update(model.parameters(), gradients, RATE)

    return updates


def _our_epoch(corpus: Corpus, hidden: tuple[int, ...], batch_size: int) -> Callable[[], object]:
    preset = PRESETS["seed"]
    settings = preset.training.changed(batch_size=batch_size, learning_rate=RATE, epochs=10**9)
    events = Trainer(_model(corpus, hidden), corpus, settings).run()
    return lambda: next(itertools.dropwhile(lambda e: not isinstance(e, Evaluation), events))


def _model(corpus: Corpus, hidden: tuple[int, ...]) -> LanguageModel:
    settings = PRESETS["seed"].model.changed(hidden_dims=hidden, initialization="scaled")
    return LanguageModel(len(corpus.vocabulary), settings, np.random.default_rng(0))


def _seed_epoch(corpus: Corpus, hidden: tuple[int, ...]) -> Callable[[], object]:
    """The seed's program: one pair after the other, everything in NumPy, nothing else."""
    rng = np.random.default_rng(0)
    words = len(corpus.vocabulary)
    embeddings = rng.standard_normal((words, 4)) * 0.5
    w_hidden = rng.standard_normal((4, 8)) * 0.5
    w_output = rng.standard_normal((hidden[0] if hidden else 4, words)) * 0.5
    pairs = [
        (int(context[0]), int(target))
        for contexts, targets in corpus.training.in_order(context=1, batch_size=1)
        for context, target in zip(contexts, targets, strict=True)
    ]

    def update_without_hidden(word: int, target: int) -> float:
        x = embeddings[word]
        p, loss = softmax_and_loss(x @ w_output, target)
        p[target] -= 1
        d_x = w_output @ p
        w_output[...] -= RATE * np.outer(x, p)
        embeddings[word] -= RATE * d_x
        return loss

    def update_with_hidden(word: int, target: int) -> float:
        x = embeddings[word]
        h = np.maximum(0, x @ w_hidden)
        p, loss = softmax_and_loss(h @ w_output, target)
        p[target] -= 1
        d_h = (w_output @ p) * (h > 0)
        d_x = w_hidden @ d_h
        w_output[...] -= RATE * np.outer(h, p)
        w_hidden[...] -= RATE * np.outer(x, d_h)
        embeddings[word] -= RATE * d_x
        return loss

    def softmax_and_loss(logits: np.ndarray, target: int) -> tuple[np.ndarray, float]:
        exponentials = np.exp(logits - np.max(logits))
        p = exponentials / np.sum(exponentials)
        return p, -np.log(p[target])

    update = update_with_hidden if hidden else update_without_hidden
    return lambda: sum(update(word, target) for word, target in pairs)
