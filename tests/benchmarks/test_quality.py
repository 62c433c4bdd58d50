"""The texts of the quality benchmark reach the program's tokenizer as the tokens they are."""

from benchmarks.quality import LINE_END, _one_word_names, _spaced_tokens
from tinylm.settings import TextSettings
from tinylm.tokenizer import make_tokenizer

TEXT = """ = Title =

 A <unk> of 3 @,@ 000 well-known U.S. tokens' .
"""


def test_tokens_between_spaces_and_line_ends_are_tokens_to_the_tokenizer_too() -> None:
    tokens = _spaced_tokens(TEXT)
    assert tokens[:4] == ["=", "Title", "=", LINE_END]
    assert tokens.count(LINE_END) == 3
    names = _one_word_names(tokens)
    assert (names["<unk>"], names["well-known"], names[LINE_END]) == ("<unk>", "well-known", "¶")
    assert names["@,@"].startswith("token")
    written = [names[token] for token in tokens]
    tokenizer = make_tokenizer(TextSettings(keep_case=True))
    assert tokenizer.tokens(" ".join(written)) == written
    assert len(set(written)) == len(set(tokens))
