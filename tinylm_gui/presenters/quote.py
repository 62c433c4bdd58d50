"""A place of a text as it reads: a token with the text before and after it."""

from typing import NamedTuple

from tinylm.concordance import surroundings
from tinylm.corpus import Corpus


class Quote(NamedTuple):
    """Put together, the three are the text; the space between two words is at the start of one."""

    before: str
    token: str
    after: str


def quote(corpus: Corpus, position: int, words: int) -> Quote:
    """The token at a position, and up to `words` tokens of its document on either side of it."""
    before, after = (ids.tolist() for ids in surroundings(corpus, position, words))
    here = corpus.ids(position, position + 1).tolist()
    text = corpus.tokenizer.text
    tokens = [corpus.vocabulary.word(word_id) for word_id in (*before, *here, *after)]
    whole = text(tokens).replace("\n", " ")
    # The text of the first tokens is how the text of more of them starts.
    first, second = len(text(tokens[: len(before)])), len(text(tokens[: len(before) + 1]))
    if tokens[0] == whole[: len(tokens[0])].lower():  # a quotation need not start a sentence
        whole = tokens[0] + whole[len(tokens[0]) :]
    return Quote(whole[:first], whole[first:second], whole[second:])
