"""The sample texts are there, whole and readable."""

import numpy as np
import pytest

from tinylm.corpus import Corpus
from tinylm.documents import open_document
from tinylm.errors import TextError
from tinylm.generation import generate
from tinylm.model import LanguageModel
from tinylm.resources import SAMPLES, resource, sample_path
from tinylm.settings import PRESETS, GenerationSettings
from tinylm.trainer import Trainer


def test_every_text_among_the_samples_is_offered() -> None:
    assert sorted(path.stem for path in resource("samples").glob("*.txt")) == sorted(SAMPLES)


def test_an_unknown_sample_is_named_in_a_sentence() -> None:
    with pytest.raises(TextError, match="no sample called poem; there are story"):
        sample_path("poem")


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_plain_clean_text(name: str) -> None:
    path = sample_path(name)
    assert open_document(path).text() == path.read_text("utf-8")


def test_four_sentences_have_the_facts_of_the_seed() -> None:
    corpus = Corpus.from_files([sample_path("four-sentences")], PRESETS["seed"].text)
    assert len(corpus.vocabulary) == 13
    assert corpus.training.pairs == 19
    assert corpus.vocabulary.unknown_id is None
    assert corpus.validation is None


@pytest.mark.parametrize("context", [3, 4, 5, 6])
@pytest.mark.parametrize("unit", ["document", "sentence"])
def test_by_the_counts_the_capital_is_ottawa(unit: str, context: int) -> None:
    """Each word of the answer follows its context in most of the places where that stands."""
    text = PRESETS["quick"].text.changed(unit=unit)
    corpus = Corpus.from_files([sample_path("capitals")], text)
    ids = corpus.vocabulary.ids(["what", "is", "the", "capital", "of", "canada", "is", "ottawa"])
    contexts, targets = next(corpus.training.in_order(context, corpus.training.pairs))
    for position in range(4, len(ids)):
        seen = ids[max(0, position - context) : position]
        followers = targets[(contexts[:, -len(seen) :] == seen).all(axis=1)]
        others = followers[followers != ids[position]].tolist()
        strongest_rival = max((others.count(other) for other in others), default=0)
        assert (followers == ids[position]).sum() > 3 * strongest_rival


@pytest.mark.parametrize("context", [3, 6])
def test_a_trained_model_knows_the_capital(context: int) -> None:
    preset = PRESETS["quick"]
    corpus = Corpus.from_files([sample_path("capitals")], preset.text.changed(unit="sentence"))
    settings = preset.model.changed(context=context)
    model = LanguageModel(len(corpus.vocabulary), settings, np.random.default_rng(0))
    for _ in Trainer(model, corpus, preset.training.changed(epochs=40, minimum_steps=0)).run():
        pass
    prompt, greedy = "what is the capital", GenerationSettings(words=4)
    words = generate(model, corpus.vocabulary, corpus.tokenizer, prompt, greedy)
    assert [word.word for word in words] == ["of", "canada", "is", "ottawa"]
