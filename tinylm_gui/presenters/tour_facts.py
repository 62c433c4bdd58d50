"""The numbers of the tour, measured on the text and the run that are open.

A session goes in, a dictionary of short texts comes out, one for each name in braces in
resources/tour. Everything is measured anew when it is asked for.
"""

import math
import re
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QCoreApplication

from tinylm.generation import generate
from tinylm.layers import Array
from tinylm.model import LanguageModel
from tinylm.settings import GenerationSettings
from tinylm.vocabulary import Vocabulary
from tinylm_gui.presenters.words import visible
from tinylm_gui.session import Session
from tinylm_gui.session.run import TrainingRun

FIRST_TOKENS = 8
FREQUENT = 200  # words among which the most similar pair is looked for
LOOKED_AT = 200_000  # tokens in which a tie is looked for
MOST_PLACES = 64  # of a tie at which the model is asked
PAIRS_OF_FRIENDS = (("cat", "dog"), ("king", "queen"), ("he", "she"), ("man", "woman"))


def tr(text: str) -> str:
    """A text in the user's language."""
    return QCoreApplication.translate("Tour", text)


def tour_facts(session: Session, folder: str, first: Array | None) -> dict[str, str]:
    """What the tour says now. `first` are the embeddings that the run began with, (words, dim).

    Empty where no text is open.
    """
    if session.corpus is None or session.snapshot is None or session.run is None:
        return {}
    model = session.snapshot.model
    return {
        **_text_facts(session),
        **_model_facts(model, session.corpus.vocabulary),
        **_similarity(session, model, model.parameters()["embeddings"] if first is None else first),
        **_training_facts(session.run, len(session.corpus.vocabulary)),
        "tie": _tie(session, model),
        "saved_state": tr("They are saved in {folder}.").format(folder=_literal(folder))
        if folder
        else tr("They are not saved yet."),
        **_continuation(session, model),
    }


def first_embeddings(run: TrainingRun) -> Array:
    """The embeddings before the first update, made again from the seed, (words, dim)."""
    model, settings = run.trainer.model, run.trainer.settings
    rng = np.random.default_rng(settings.seed)
    words = len(run.trainer.corpus.vocabulary)
    return LanguageModel(words, model.settings, rng).parameters()["embeddings"]


def _text_facts(session: Session) -> dict[str, str]:
    corpus = session.corpus
    assert corpus is not None
    vocabulary = corpus.vocabulary
    total = int(vocabulary.counts.sum())
    counts = vocabulary.counts.copy()
    if vocabulary.unknown_id is not None:
        counts[vocabulary.unknown_id] = 0  # it is many words
    top = int(counts.argmax())
    ids = corpus.training.ids[:FIRST_TOKENS].tolist()
    tokens = [f"{_word(vocabulary, word_id)} **{word_id}**" for word_id in ids]
    held_back = 0 if corpus.validation is None else corpus.validation.tokens
    return {
        "documents": ", ".join(_literal(d.name) for d in session.documents[:3]) or "?",
        "size": tr("{size} bytes").format(size=_grouped(sum(d.size for d in session.documents))),
        "tokens": _grouped(total),
        "held_back": tr("{count} of them are held back to test the model on.").format(
            count=_grouped(held_back)
        )
        if held_back
        else "",
        "first_tokens": " · ".join(tokens),
        "words": _grouped(len(vocabulary)),
        "top_word": _word(vocabulary, top),
        "top_count": _grouped(int(vocabulary.counts[top])),
        "top_share": f"{vocabulary.counts[top] / max(total, 1):.1%}",
        "uniform": f"{math.log(len(vocabulary)):.3f}",
    }


def _model_facts(model: LanguageModel, vocabulary: Vocabulary) -> dict[str, str]:
    settings = model.settings
    hidden = [_grouped(width) for width in settings.hidden_dims]
    layers = (
        tr("a hidden layer of {widths} units").format(widths=hidden[0])
        if len(hidden) == 1
        else tr("hidden layers of {widths} units").format(widths=", ".join(hidden))
    )
    return {
        "dimensions": str(settings.embedding_dim),
        "context": str(settings.context),
        "inputs": _grouped(settings.context * settings.embedding_dim),
        "layers": layers if hidden else tr("the output layer alone"),
        "parameters": _grouped(model.parameter_count()),
    }


class _Pair(NamedTuple):
    first: int
    second: int
    reason: str


def _similarity(session: Session, model: LanguageModel, before: Array) -> dict[str, str]:
    assert session.corpus is not None
    assert session.snapshot is not None
    vocabulary, now = session.corpus.vocabulary, model.parameters()["embeddings"]
    pair = _pair(vocabulary, now)
    step = session.snapshot.step
    when = tr("after {step} steps.").format(step=_grouped(step)) if step else tr("so far.")
    return {
        "word_a": _word(vocabulary, pair.first),
        "word_b": _word(vocabulary, pair.second),
        "pair_reason": pair.reason,
        "cosine_before": f"{_cosine(before, pair):.2f}",
        "cosine_now": f"{_cosine(now, pair):.2f}",
        "cosine_when": when,
    }


def _pair(vocabulary: Vocabulary, vectors: Array) -> _Pair:
    """Two words whose likeness anybody would expect, else the two most alike now."""
    named = [(vocabulary.id(a), vocabulary.id(b)) for a, b in PAIRS_OF_FRIENDS]
    known = [(a, b) for a, b in named if a is not None and b is not None]
    if known:
        first, second = max(known, key=lambda pair: vocabulary.counts[[*pair]].min())
        return _Pair(first, second, tr("are two words that one would expect to be alike."))
    frequent = np.argsort(-vocabulary.counts, kind="stable")[:FREQUENT]
    chosen = vectors[frequent].astype(np.float64)
    chosen /= np.maximum(np.linalg.norm(chosen, axis=1, keepdims=True), 1e-12)
    cosines = chosen @ chosen.T - 2 * np.eye(len(chosen))
    a, b = np.unravel_index(int(cosines.argmax()), cosines.shape)
    reason = tr("are the two frequent words that are most alike for your model.")
    return _Pair(int(frequent[a]), int(frequent[b]), reason)


def _cosine(vectors: Array, pair: _Pair) -> float:
    a, b = vectors[pair.first].astype(np.float64), vectors[pair.second].astype(np.float64)
    return float(a @ b / max(float(np.linalg.norm(a) * np.linalg.norm(b)), 1e-12))


def _training_facts(run: TrainingRun, words: int) -> dict[str, str]:
    step = run.trainer.step
    if len(run.curve.losses) == 0:
        said = tr("Nothing was trained yet: click **Train**, or press Ctrl+R, and come back.")
    else:
        first, last = run.curve.losses[0], run.curve.losses[-1]
        said = tr(
            "Yours began at a loss of **{first}**; after {step} steps it is **{last}**: of the "
            "{words} words the model is as unsure as among {perplexity}."
        ).format(
            first=f"{first:.3f}",
            step=_grouped(step),
            last=f"{last:.3f}",
            words=_grouped(words),
            perplexity=f"{math.exp(min(last, 50)):,.1f}",
        )
    return {"training_state": said, "step": _grouped(step)}


def _tie(session: Session, model: LanguageModel) -> str:
    """What the text and the model say after "cat", or after a word that two words follow.

    The model is asked at each place where the word stands in the text, with the words before it.
    """
    assert session.corpus is not None
    training, vocabulary = session.corpus.training, session.corpus.vocabulary
    ids = training.ids[:LOOKED_AT].astype(np.int64)
    found = _followers(ids, vocabulary)
    if found is None:
        return ""
    word, (first, first_count), (second, second_count) = found
    places = 1 + np.flatnonzero((ids[:-1] == word) & np.isin(ids[1:], (first, second)))
    contexts, _ = training.examples(places[:MOST_PLACES], model.settings.context)
    probabilities = model.probabilities(contexts).mean(axis=0)
    return tr(
        "No training makes everything certain. After **{word}** your text goes on with *{first}* "
        "({first_count}×) and with *{second}* ({second_count}×). If **{word}** is all "
        "that is seen, the best that anybody can do is to say so. In these places your model now "
        "gives *{first}* {first_probability} and *{second}* {second_probability} on average."
    ).format(
        word=_word(vocabulary, word),
        first=_word(vocabulary, first),
        second=_word(vocabulary, second),
        first_count=_grouped(first_count),
        second_count=_grouped(second_count),
        first_probability=f"{probabilities[first]:.2f}",
        second_probability=f"{probabilities[second]:.2f}",
    )


_Follower = tuple[int, int]  # id, count


def _followers(ids: Array, vocabulary: Vocabulary) -> tuple[int, _Follower, _Follower] | None:
    """A word and the two words that follow it most often: as good as tied, and often."""
    cat = vocabulary.id("cat")
    if cat is not None and (after := _most_frequent_after(cat, ids, vocabulary)):
        return cat, *after
    by_count = np.argsort(-vocabulary.counts, kind="stable")[:FREQUENT].tolist()
    best: tuple[float, int, _Follower, _Follower] | None = None
    for word in by_count:
        pair = _most_frequent_after(word, ids, vocabulary)
        if pair and (best is None or pair[1][1] / pair[0][1] > best[0]):
            best = pair[1][1] / pair[0][1], word, *pair
    return None if best is None else best[1:]


def _most_frequent_after(
    word: int, ids: Array, vocabulary: Vocabulary
) -> tuple[_Follower, _Follower] | None:
    """The two words, not marks, that follow a word most often."""
    after, counts = np.unique(ids[1:][ids[:-1] == word], return_counts=True)
    order = np.argsort(-counts, kind="stable").tolist()
    rows = [n for n in order if vocabulary.word(int(after[n]))[0].isalpha()][:2]
    if len(rows) < 2:
        return None
    first, second = ((int(after[n]), int(counts[n])) for n in rows)
    return first, second


def _continuation(session: Session, model: LanguageModel) -> dict[str, str]:
    corpus = session.corpus
    assert corpus is not None
    vocabulary, tokenizer = corpus.vocabulary, corpus.tokenizer
    start = [vocabulary.word(i) for i in corpus.training.ids[:2].tolist()]
    prompt = tokenizer.text(start)
    settings = GenerationSettings(words=FIRST_TOKENS)
    words = [word.word for word in generate(model, vocabulary, tokenizer, prompt, settings)]
    return {"prompt": _literal(prompt), "continuation": _literal(tokenizer.text(words))}


def _word(vocabulary: Vocabulary, word_id: int) -> str:
    return _literal(visible(vocabulary.word(word_id)))


def _literal(text: str) -> str:
    """Markdown that shows a text as it is, whatever signs are in it."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


def _grouped(number: int) -> str:
    return f"{number:,}"
