"""What each file of a project holds, in a few words: for `tinylm info` and for people."""

from collections.abc import Iterator
from pathlib import Path

_CONTENTS = (
    ("project.json", "settings, state of the training, log of changed settings"),
    ("data/raw_text/*.txt", "a text as it was imported"),
    ("data/processed/corpus.json", "how the texts became tokens, check sums"),
    ("data/processed/vocabulary.json", "each word and its id"),
    ("data/processed/word_counts.npy", "how often each word occurs, by id"),
    ("data/processed/tokenized.bin", "the texts as token ids"),
    ("data/processed/unit_starts.npy", "the positions at which documents or sentences start"),
    ("data/processed/vocabulary.db", "a copy for SQLite: words, ids, counts"),
    ("data/processed/training_sequences.db", "a copy for SQLite: documents and sequences"),
    ("model/config.json", "architecture, tokenizer, check sums"),
    ("model/vocabulary.json", "each word and its id"),
    ("model/word_counts.npy", "how often each word occurs, by id"),
    ("model/embeddings.npy", "a row of numbers for each word"),
    ("model/layer_*_weights.npy", "the weights of a layer"),
    ("model/layer_*_bias.npy", "the biases of a layer"),
    ("model/cluster_*.npy", "what an adaptive output needs to choose a cluster of words"),
    ("model/counted_text.npy", "the token ids whose counts are mixed in"),
    ("model/model.db", "a copy for SQLite: vocabulary, embeddings, parameters"),
    ("checkpoints/*.ckpt", "a whole run: parameters, optimizer, history, vocabulary"),
)


def described_files(folder: Path) -> Iterator[tuple[str, str]]:
    """Each known file of a project, by its path in the folder, and what it holds."""
    for pattern, holds in _CONTENTS:
        for path in sorted(folder.glob(pattern)):
            yield path.relative_to(folder).as_posix(), holds
