"""From the model's probabilities to the chances with which a word is drawn.

Each step takes probabilities (vocabulary,) float64 and gives others that sum to 1.
"""

import math
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
    """An id, drawn with its chance: first the part of the ids in which it is, then which of it."""
    side = math.isqrt(len(chances))
    starts = np.arange(0, len(chances), side)
    part, left = _place(np.add.reduceat(chances, starts), rng.random())
    first = part * side
    return first + _place(chances[first : first + side], left)[0]


def _place(chances: Array, number: float) -> tuple[int, float]:
    """Where `number` falls if the chances lie end to end from 0 on, and how far into that one."""
    possible = np.flatnonzero(chances > 0)
    ends = np.cumsum(chances[possible])
    place = min(int(np.searchsorted(ends, number, side="right")), len(ends) - 1)
    # Rounding may leave a gap after the last one, and takes the rest from nowhere else.
    return int(possible[place]), number - float(ends[place - 1] if place else 0)


def discouraged(probabilities: Array, ids: Array, penalty: float) -> Array:
    """The probabilities of the words in `ids` raised to the power of `penalty`.

    After Keskar et al. (2019), who divide the score of each used word; a log-probability is
    never positive, so here it is multiplied.
    """
    is_used = np.zeros(len(probabilities) + 1, bool)
    is_used[ids] = True
    used = np.flatnonzero(is_used[:-1])  # the start marker is never predicted
    result = probabilities.copy()
    result[used] **= penalty
    total = result.sum()
    return np.asarray(result / total) if total > 0 else probabilities


def tempered(probabilities: Array, temperature: float) -> Array:
    """Probabilities raised to 1 / temperature; 0 puts all on the likeliest word."""
    if temperature == 0:
        return _only(probabilities, np.array([np.argmax(probabilities)]))
    if temperature == 1:
        return np.asarray(probabilities / probabilities.sum())
    with np.errstate(divide="ignore", over="ignore"):  # to minus infinity, whose exp is 0
        logits = np.log(probabilities)
        exponentials = np.exp((logits - logits.max()) / temperature)
    return np.asarray(exponentials / exponentials.sum())


def of_likeliest(probabilities: Array, count: int) -> Array:
    """Only the `count` likeliest words (top-k; Fan, Lewis and Dauphin 2018), ties by id."""
    return _only(probabilities, _largest(probabilities, count))


def of_nucleus(probabilities: Array, share: float) -> Array:
    """Only the fewest words that together have `share` (top-p; Holtzman et al. 2020).

    Ties by id. Only as many words are sorted as must be looked at, and never those below
    (1 - share) / vocabulary, which have less than 1 - share together.
    """
    limit = (1 - share) / len(probabilities)
    low = probabilities.max()
    while low > limit:
        low = max(low / 8, limit)
        enough = np.flatnonzero(probabilities >= low)
        if probabilities[enough].sum() > share:
            break
    descending = np.sort(probabilities[enough])[::-1]
    before = np.cumsum(descending) - descending
    count = int(np.count_nonzero(before < share))
    return _only(probabilities, _down_to(descending[count - 1], probabilities, enough, count))


def likeliest(probabilities: Array, count: int) -> Array:
    """Ids of the `count` largest probabilities, largest first, ties by id."""
    ids = _largest(probabilities, count)
    return np.asarray(ids[np.argsort(-probabilities[ids], kind="stable")])


def _largest(probabilities: Array, count: int) -> Array:
    """Ids of the `count` largest probabilities.

    They are looked for only among those that reach the `count`-th largest of the maxima of
    equal parts, where there are enough parts: few do. Each part is spread over all ids, as the
    first ids are the frequent words.
    """
    count = min(count, len(probabilities))
    side = math.isqrt(len(probabilities))
    candidates = np.arange(len(probabilities))
    if count < side:
        maxima = probabilities[: side * side].reshape(side, side).max(axis=0)
        low = np.partition(maxima, side - count)[side - count]
        candidates = np.flatnonzero(probabilities >= low)
    smallest = np.partition(probabilities[candidates], len(candidates) - count)[-count]
    return _down_to(smallest, probabilities, candidates, count)


def _down_to(smallest: float, probabilities: Array, candidates: Array, count: int) -> Array:
    """Those `count` of the `candidates` that have most, of which `smallest` is the last.

    Of equal ones the first. In the order of the candidates, but those equal to `smallest` last.
    """
    values = probabilities[candidates]
    above, equal = candidates[values > smallest], candidates[values == smallest]
    return np.concatenate((above, equal[: count - len(above)]))


def _only(probabilities: Array, ids: Array) -> Array:
    kept, values = np.zeros_like(probabilities), probabilities[ids]
    kept[ids] = values / values.sum()
    return kept
