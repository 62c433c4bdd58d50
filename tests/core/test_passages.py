"""Pages of a document and the places of its tokens: the same as from the whole text at once."""

import random

import pytest

from tinylm import passages, text_units
from tinylm.corpus import Corpus
from tinylm.documents import Document
from tinylm.passages import PAGE, Page, Place, TokenPlaces, read_page
from tinylm.settings import TextSettings

WORDS = ("the", "cat", "d\xf6g", "sat.", "Why?", "\U0001d54f", "it's", "3.14", "\n", "don't!")


def long_text(words: int, seed: int = 0) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=words))


def page_of(document: Document, number: int, pages: int | None = None) -> Page:
    return list(read_page(document, number, pages))[-1]


def test_the_pages_joined_are_the_text() -> None:
    document = Document.from_text("long", long_text(30_000))
    count = page_of(document, 0).pages
    assert count is not None
    assert count > 3
    pages = [page_of(document, number) for number in range(count)]
    assert "".join(page.text for page in pages) == document.content
    for page in pages:
        assert document.content[page.first : page.first + len(page.text)] == page.text
        assert len(page.text) <= PAGE + passages.REACH
    for page in pages[:-1]:
        assert page.text[-1].isspace()


def test_a_short_text_is_one_page() -> None:
    assert page_of(Document.from_text("short", "a b"), 0) == Page(0, 0, "a b", 1)
    assert page_of(Document.from_text("empty", ""), 0) == Page(0, 0, "", 1)


def test_a_page_comes_before_the_rest_is_counted() -> None:
    document = Document.from_text("long", long_text(30_000))
    first, last = read_page(document, 1)
    assert first.pages is None
    assert last.pages is not None
    assert first.text == last.text
    assert [page.pages for page in read_page(document, 1, last.pages)] == [last.pages]


def test_a_text_without_spaces_is_cut_all_the_same() -> None:
    document = Document.from_text("solid", "x" * (2 * PAGE + 5))
    assert [len(page_of(document, n).text) for n in range(3)] == [PAGE, PAGE, 5]


@pytest.mark.parametrize("unit", ["document", "sentence"])
@pytest.mark.parametrize("tokenizer", ["words", "characters", "bpe"])
def test_every_token_is_found_where_it_stands(
    tokenizer: str, unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_units, "PIECE", 300)
    document = Document.from_text("text", long_text(400))
    settings = TextSettings(tokenizer=tokenizer, unit=unit, keep_case=True, max_vocabulary=300)
    corpus = Corpus.from_documents([document], settings)
    places = TokenPlaces(document, corpus.tokenizer, unit)
    ids = corpus.ids(0, corpus.tokens)
    for token in random.Random(1).sample(range(corpus.tokens), 40):
        *progress, place = places.find(token)
        assert isinstance(place, Place)
        assert all(isinstance(share, float) for share in progress)
        word = corpus.vocabulary.word(int(ids[token]))
        shown = document.content[place.start : place.end]
        if tokenizer == "bpe":  # a piece has a sign for the space before it
            assert corpus.tokenizer.text([word]).strip() == shown.strip()
        else:
            assert shown == word


def test_a_token_beyond_the_last_is_a_mistake() -> None:
    corpus = Corpus.from_texts(["a b c"], TextSettings())
    document = Document.from_text("text", "a b c")
    with pytest.raises(IndexError):
        list(TokenPlaces(document, corpus.tokenizer, "document").find(3))
