"""t-SNE of more words than the exact one can take, by the openTSNE library where it is installed.

It approximates the pushes of far words, after Linderman et al. (2019) in two dimensions and
van der Maaten (2014) in three. `pip install tinylm[projection]` brings it along.
"""

from collections.abc import Iterator
from importlib.util import find_spec

import numpy as np

from tinylm.layers import Array
from tinylm.projection import pca
from tinylm.tsne import EXAGGERATED_STEPS, EXAGGERATION, PERPLEXITY, START_SPREAD, STEPS

STRIDE = 5  # steps between pictures


def is_installed() -> bool:
    """Whether `large_tsne` can be called."""
    return find_spec("openTSNE") is not None


def large_tsne(
    vectors: Array,
    dimensions: int = 2,
    perplexity: float = PERPLEXITY,
    start: Array | None = None,
    steps: int = STEPS,
) -> Iterator[Array]:
    """The points (words, dimensions) before the first step and after every STRIDE of `steps`.

    As `tsne`, which see; one thread and one seed, so that the same vectors give the same picture.
    """
    from openTSNE import TSNEEmbedding  # it takes a second to import
    from openTSNE.affinity import PerplexityBasedNN

    points = start
    if points is None:
        points = pca(vectors, dimensions).points
        points = points * (START_SPREAD / max(float(points[:, 0].std()), 1e-30))
    yield points.astype(np.float32)
    likeness = PerplexityBasedNN(vectors, perplexity=perplexity, n_jobs=1, random_state=0)
    embedding = TSNEEmbedding(points.astype(np.float64), likeness, n_jobs=1, random_state=0)
    for step in range(0, steps, STRIDE):
        gathering = start is None and step < EXAGGERATED_STEPS
        embedding.optimize(
            n_iter=STRIDE,
            exaggeration=EXAGGERATION if gathering else None,
            momentum=0.5 if gathering else 0.8,
            inplace=True,
        )
        yield np.asarray(embedding, dtype=np.float32)
