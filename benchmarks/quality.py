"""How well the presets predict unseen text: against counting, on the same words and the same split.

The presets go through the command line as anyone's training does. The texts lie in a folder
beside the project (DATA); those that are not there are left out.
"""

import json
import resource
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from benchmarks.measuring import table
from benchmarks.ngrams import Pairs, add_one_bigram, kneser_ney, perplexity
from tinylm.corpus import Corpus, read_known
from tinylm.documents import open_document
from tinylm.settings import TextSettings
from tinylm.token_sequence import TokenSequence
from tinylm.tokenizer import make_tokenizer

DATA = Path(__file__).parents[2] / "shared" / "data"
ORDER = 5  # words in the longest n-gram of the yardstick
PRESETS = ("minute", "ten-minutes")
WIKITEXT_TEST = 100_000  # tokens
LINE_END = "¶"


class Text(NamedTuple):
    """What is trained on, its last part held back, and what is predicted in the end."""

    name: str
    training: str
    test: str
    settings: TextSettings


def report() -> str:
    """Counting and the presets on each text."""
    found = list(texts())
    if not found:
        return MISSING
    return EXPLANATION + "\n\n" + table(HEADER, [row(text) for text in found])


MISSING = "The texts to measure on were not there."
EXPLANATION = (
    "Perplexity on text that nobody has seen: how many words a model wavers between, on average. "
    "Kneser-Ney is an interpolated, modified Kneser-Ney 5-gram model, the bigram counts every pair "
    "of words once more than it occurs; both know the same words as the presets, learn from the "
    "same part and predict the same targets. Shakespeare and State of the Union are cut by "
    "position into 80 % training, 10 % validation and 10 % test. Wikitext-2 is its validation text "
    f"(nine tenths training, one tenth validation) against the first {WIKITEXT_TEST:,} tokens of "
    "its test text, with its own tokens and each line end as one. Words seen once are the unknown "
    "word. `ten-minutes` mixes its network with counts of what followed in the text (the setting "
    "*counted context*). The ratios are to Kneser-Ney; core-seconds are those of the whole "
    "training command, which keeps two cores busy most of the time."
)
HEADER = [
    *("text", "words", "tokens", "add-one bigram", "Kneser-Ney"),
    *("minute", "ratio", "core-seconds", "ten-minutes", "ratio", "core-seconds"),
]


def texts() -> Iterator[Text]:
    """The texts that are there."""
    for name, file in (
        ("Shakespeare", "shakespeare.txt"),
        ("State of the Union", "state-of-the-union.txt"),
    ):
        if (DATA / file).exists():
            text = (DATA / file).read_text("utf-8")
            cut = text.rindex("\n", 0, int(0.9 * len(text))) + 1
            settings = TextSettings(min_count=2, validation_fraction=1 / 9)
            yield Text(name, text[:cut], text[cut:], settings)
    wikitext = [DATA / f"wikitext2-{part}.txt" for part in ("valid", "test")]
    if all(path.exists() for path in wikitext):
        training, test = (_spaced_tokens(path.read_text("utf-8")) for path in wikitext)
        settings = TextSettings(min_count=2, keep_case=True, validation_fraction=0.1)
        names = _one_word_names([*training, *test])

        def written(tokens: list[str]) -> str:
            return " ".join(names[token] for token in tokens)

        yield Text("Wikitext-2", written(training), written(test[:WIKITEXT_TEST]), settings)


def _spaced_tokens(text: str) -> list[str]:
    """The tokens between spaces, and one for each line end."""
    return [token for line in text.splitlines() for token in (*line.split(), LINE_END)]


def _one_word_names(tokens: Iterable[str]) -> dict[str, str]:
    """Each token, or where our tokenizer would cut it up, a word that stands for it."""
    tokenizer = make_tokenizer(TextSettings(keep_case=True))
    different = dict.fromkeys(tokens)
    whole = {token for token in different if tokenizer.tokens(token) == [token]}
    return {
        token: token if token in whole else f"token{number}"
        for number, token in enumerate(different)
    }


def row(text: Text) -> list[str]:
    """One line of the table."""
    with TemporaryDirectory() as folder:
        training, test = Path(folder) / "training.txt", Path(folder) / "test.txt"
        training.write_text(text.training, "utf-8")
        test.write_text(text.test, "utf-8")
        corpus = Corpus.from_files([training], text.settings)
        unseen = read_known(
            [open_document(test)], corpus.vocabulary, corpus.tokenizer, text.settings.unit
        )
        words = len(corpus.vocabulary)
        known, wanted = _pairs(corpus.training), _pairs(unseen)
        yardstick = perplexity(kneser_ney(known, wanted, words))
        bigram = perplexity(add_one_bigram(known, wanted, words))
        cells = [text.name, f"{words:,}", f"{corpus.training.tokens:,}"]
        cells += [f"{bigram:.1f}", f"{yardstick:.1f}"]
        for preset in PRESETS:
            project = Path(folder) / preset
            before = _core_seconds()
            trained = train(training, project, preset, text.settings)
            taken = _core_seconds() - before
            measured = tinylm("evaluate", test, "--project", project)
            assert measured["tokens"] == unseen.pairs
            assert trained["vocabulary_size"] == words
            found = measured["perplexity"]
            cells += [f"{found:.1f}", f"{found / yardstick:.3f}", f"{taken:.0f}"]
    return cells


def _pairs(sequence: TokenSequence) -> Pairs:
    return next(sequence.in_order(ORDER - 1, sequence.pairs))


def train(
    file: Path, project: Path, preset: str, settings: TextSettings, *options: str
) -> dict[str, Any]:
    """Train a preset on a file with the settings of its text; what `tinylm train` prints."""
    text = [f"--validation-fraction={settings.validation_fraction!r}"]
    text += [f"--min-count={settings.min_count}", *["--keep-case"] * settings.keep_case]
    return tinylm("train", file, "--project", project, "--preset", preset, *text, *options)


def _core_seconds() -> float:
    """What the commands so far have computed, on all cores together."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def tinylm(*arguments: object) -> dict[str, Any]:
    """What a command of the program prints with --json."""
    program = "import sys; from tinylm.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", program, *map(str, arguments), "--json"]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found
