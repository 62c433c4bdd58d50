"""What the window asks of a trained model: next words, neighbours, the map."""

import time
from collections.abc import Callable

import numpy as np

from benchmarks.measuring import alternate, table
from tinylm import LanguageModel, ModelSettings
from tinylm.generation import generation_steps
from tinylm.neighbours import Neighbours
from tinylm.projection import align, pca
from tinylm.settings import GenerationSettings
from tinylm.vocabulary import Vocabulary

VOCABULARY = 15_000
WORDS = 500
SAMPLERS = {
    "greedy": {},
    "temperature 1": {"temperature": 1.0},
    "temperature 0.8, top-k 40": {"temperature": 0.8, "top_k": 40},
    "temperature 0.8, top-p 0.9": {"temperature": 0.8, "top_p": 0.9},
    "all of them, and repetition penalty": {
        "temperature": 0.8,
        "top_k": 40,
        "top_p": 0.9,
        "repetition_penalty": 1.2,
    },
}
MANY_WORDS, DIMENSIONS = 50_000, 128
FRAME = 16  # ms


def report() -> str:
    """Two tables: words a second for each way to choose, and milliseconds for each look."""
    chosen = [[name, f"{_words_per_second(values):,.0f}"] for name, values in SAMPLERS.items()]
    looks = [
        [name, f"{milliseconds:.1f} ms", limit] for name, milliseconds, limit in _milliseconds()
    ]
    return "\n\n".join(
        (
            f"Words a second, one after the other, {VOCABULARY:,} words, context 4, embedding 64, "
            "hidden 128, each with its distribution before and after the settings. "
            "The goal is 2,000.",
            table(["chosen by", "words a second"], chosen),
            f"Looks at {MANY_WORDS:,} vectors of {DIMENSIONS} numbers, exact, after their lengths "
            "were computed once:",
            table(["look", "time", "goal"], looks),
        )
    )


def _words_per_second(values: dict[str, float]) -> float:
    settings = ModelSettings(context=4, embedding_dim=64, hidden_dims=(128,))
    model = LanguageModel(VOCABULARY, settings, np.random.default_rng(0))
    # As after training, words differ in frequency as those of a text do (Zipf).
    model.parameters()["layer_2_bias"][...] = -np.log(np.arange(VOCABULARY) + 2.7)
    words = [f"word{number}" for number in range(VOCABULARY)]
    vocabulary = Vocabulary(words, np.arange(VOCABULARY, 0, -1))
    generation = GenerationSettings.from_dict({"words": WORDS, **values})
    durations = []
    for _ in range(5):
        start = time.perf_counter()
        for _ in generation_steps(model, vocabulary, np.array([1, 2, 3, 4]), generation):
            pass
        durations.append(time.perf_counter() - start)
    return WORDS / min(durations)


def _milliseconds() -> list[tuple[str, float, str]]:
    rng = np.random.default_rng(0)
    vectors = rng.standard_normal((MANY_WORDS, DIMENSIONS), np.float32)
    turned = vectors @ np.linalg.qr(rng.standard_normal((DIMENSIONS, DIMENSIONS)))[0]
    neighbours = Neighbours(vectors)
    before, after = pca(vectors).points, pca(turned.astype(np.float32)).points
    jobs: dict[str, tuple[Callable[[], object], str]] = {
        "neighbours by cosine": (lambda: neighbours.by_cosine(vectors[7], 10), f"{FRAME} ms"),
        "neighbours by distance": (lambda: neighbours.by_distance(vectors[7], 10), f"{FRAME} ms"),
        "analogy": (lambda: neighbours.analogy((1, 2), (3,), 10), f"{FRAME} ms"),
        "principal components": (lambda: pca(vectors), "500 ms"),
        "alignment of two maps": (lambda: align(after, before), f"{FRAME} ms"),
    }
    taken = alternate({name: job for name, (job, _) in jobs.items()}, seconds=3)
    return [(name, 1000 * taken[name], limit) for name, (_, limit) in jobs.items()]
