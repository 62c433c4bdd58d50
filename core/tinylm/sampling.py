"""From the model's probabilities to the chances with which a word is drawn.

Each step takes probabilities (vocabulary,) float64 and gives others that sum to 1.
"""

from typing import NamedTuple

import numpy as np

from tinylm.layers import Array
from tinylm.settings import GenerationSettings


class SamplingStep(NamedTuple):
    """What a setting makes of the chances left by the steps before it."""

    setting: str  # its name in GenerationSettings
    chances: Array


def sampling_steps(
    probabilities: Array, ids: Array, settings: GenerationSettings
) -> list[SamplingStep]:
    """From the model's probabilities for the word after `ids` (n,) to the chances of each word.

    A setting that does nothing has no step, but for the temperature, which is always there.
    """
    result = probabilities
    steps = []
    if settings.repetition_penalty != 1:
        result = discouraged(result, ids, settings.repetition_penalty)
        steps.append(SamplingStep("repetition_penalty", result))
    result = tempered(result, settings.temperature)
    steps.append(SamplingStep("temperature", result))
    if settings.top_k:
        result = of_likeliest(result, settings.top_k)
        steps.append(SamplingStep("top_k", result))
    if settings.top_p < 1:
        result = of_nucleus(result, settings.top_p)
        steps.append(SamplingStep("top_p", result))
    return steps


def chances(probabilities: Array, ids: Array, settings: GenerationSettings) -> Array:
    """What the next word after `ids` (n,) is drawn from."""
    return sampling_steps(probabilities, ids, settings)[-1].chances


def draw(chances: Array, rng: np.random.Generator) -> int:
    """An id, drawn with its chance."""
    drawn = int(np.searchsorted(np.cumsum(chances), rng.random(), side="right"))
    return min(drawn, int(np.flatnonzero(chances)[-1]))  # rounding may leave a gap below 1


def discouraged(probabilities: Array, ids: Array, penalty: float) -> Array:
    """The probabilities of the words in `ids` raised to the power of `penalty`.

    After Keskar et al. (2019), who divide the score of each used word; a log-probability is
    never positive, so here it is multiplied.
    """
    result = probabilities.copy()
    used = np.unique(ids[ids < len(result)])  # the start marker is never predicted
    result[used] **= penalty
    total = result.sum()
    return np.asarray(result / total) if total > 0 else probabilities


def tempered(probabilities: Array, temperature: float) -> Array:
    """Probabilities raised to 1 / temperature; 0 puts all on the likeliest word."""
    if temperature == 0:
        greedy = np.zeros_like(probabilities)
        greedy[np.argmax(probabilities)] = 1
        return greedy
    with np.errstate(divide="ignore", over="ignore"):  # to minus infinity, whose exp is 0
        logits = np.log(probabilities)
        exponentials = np.exp((logits - logits.max()) / temperature)
    return np.asarray(exponentials / exponentials.sum())


def of_likeliest(probabilities: Array, count: int) -> Array:
    """Only the `count` likeliest words (top-k; Fan, Lewis and Dauphin 2018), ties by id."""
    return _only(probabilities, likeliest(probabilities, count))


def of_nucleus(probabilities: Array, share: float) -> Array:
    """Only the fewest words that together have `share` (top-p; Holtzman et al. 2020)."""
    order = np.argsort(-probabilities, kind="stable")
    before = np.cumsum(probabilities[order]) - probabilities[order]
    return _only(probabilities, order[before < share])


def likeliest(probabilities: Array, count: int) -> Array:
    """Ids of the `count` largest probabilities, largest first, ties by id."""
    count = min(count, len(probabilities))
    threshold = np.partition(probabilities, -count)[-count]
    candidates = np.flatnonzero(probabilities >= threshold)
    return np.asarray(candidates[np.argsort(-probabilities[candidates], kind="stable")[:count]])


def _only(probabilities: Array, ids: Array) -> Array:
    kept = np.zeros_like(probabilities)
    kept[ids] = probabilities[ids]
    return np.asarray(kept / kept.sum())
