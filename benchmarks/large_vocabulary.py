"""The adaptive softmax against the full one: time until it predicts unseen text as well.

The text is real, with letters added to words at random until there are 50,000 of them; it is
made from what lies in a folder beside the project, as for the benchmark of quality.
"""

import math
import random
import time
from collections.abc import Iterator

import numpy as np

from benchmarks.measuring import table
from benchmarks.quality import DATA
from tinylm import Corpus, LanguageModel, ModelSettings, StepMetrics, Trainer, TrainingSettings
from tinylm.evaluation import evaluate
from tinylm.settings import TextSettings
from tinylm.token_sequence import TokenSequence

VOCABULARY = 50_000
UPDATES = 100  # of the full softmax
MOST_UPDATES = 5 * UPDATES  # of the adaptive one
LOOK = 25  # updates between two measurements
MEASURED = 5_000  # tokens of the held-back part
CHANGED = 0.3  # of the words
LETTERS = "etaoinshrdlucmfwypvbgkjqxz"


def report() -> str:
    """One table: for each kind of output its updates, seconds and perplexity."""
    texts = sorted(DATA.glob("*.txt"))
    if not texts:
        return "The texts to measure on were not there."
    varied = [_varied(path.read_text("utf-8")) for path in texts]
    corpus = Corpus.from_texts(varied, TextSettings(max_vocabulary=VOCABULARY))
    assert corpus.validation is not None
    unseen = TokenSequence(corpus.validation.ids[:MEASURED], np.zeros(1, np.int64), VOCABULARY)

    *_, full = (look for look in _training(corpus, unseen, "full") if look[0] <= UPDATES)
    for adaptive in _training(corpus, unseen, "adaptive"):
        if adaptive[2] <= full[2]:
            break
    rows = [
        [name, f"{updates:,}", f"{seconds:.0f} s", f"{math.exp(loss):.0f}", share]
        for name, (updates, seconds, loss), share in (
            ("full", full, "1"),
            ("adaptive", adaptive, f"{adaptive[1] / full[1]:.2f}"),
        )
    ]
    header = ["output", "updates", "time", "perplexity", "share of the time"]
    return (
        f"{len(corpus.vocabulary):,} words, {corpus.training.pairs:,} pairs, batches of 1,024, "
        f"context 4, embedding 64, hidden 128. The full softmax trains for {UPDATES} updates, the "
        "adaptive one until it predicts held-back text as well; the time is that of the updates "
        "alone.\n\n" + table(header, rows)
    )


def _varied(text: str) -> str:
    """The text with a letter or two added to some of its longer words, frequent letters first."""
    rng = random.Random(0)
    words = text.split(" ")
    for place, word in enumerate(words):
        if len(word) > 3 and rng.random() < CHANGED:
            letters = (LETTERS[min(25, int(rng.expovariate(0.5)))] for _ in range(2))
            words[place] = f"{next(letters)}{word}{next(letters)}"
    return " ".join(words)


def _training(
    corpus: Corpus, unseen: TokenSequence, output: str
) -> Iterator[tuple[int, float, float]]:
    """Updates, seconds that they took, and the loss on `unseen` text, again and again."""
    model = LanguageModel(
        len(corpus.vocabulary),
        ModelSettings(context=4, embedding_dim=64, hidden_dims=(128,), output=output),
        np.random.default_rng(0),
    )
    settings = TrainingSettings(batch_size=1024, epochs=100)
    events = Trainer(model, corpus, settings).run()
    seconds = 0.0
    for updates in range(1, MOST_UPDATES + 1):
        start = time.perf_counter()
        while not isinstance(next(events), StepMetrics):
            pass
        seconds += time.perf_counter() - start
        if updates % LOOK == 0:
            yield updates, seconds, evaluate(model, unseen)
