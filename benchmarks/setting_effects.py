"""What each setting of the ten-minute preset brings: it is left out of the same training."""

from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measuring import table
from benchmarks.quality import MISSING, Text, texts, tinylm, train

EXPLANATION = (
    "What the settings of `ten-minutes` do: {name} again with one of them left out at a time, in a "
    "smaller model (3,000 words, embedding and hidden layer of 64)."
)
HEADER = ["settings", "perplexity", "times the first line's"]
SMALLER = ("--max-vocabulary=3000", "--embedding-dim=64", "--hidden=64")
LEFT_OUT = {
    "all": (),
    "no counts mixed in": ("--counted-context=0",),
    "no dropout": ("--dropout=0",),
    "no dropout of embeddings": ("--embedding-dropout=0",),
    "no weight decay": ("--weight-decay=0",),
    "constant learning rate": ("--schedule=constant", "--warmup-steps=0"),
    "the last epoch, not the best": ("--patience=0",),
    "embeddings not tied": ("--no-tied-embeddings",),
    "three words of context, not six": ("--context=3",),
}


def report() -> str:
    """One table, on the first text that is there."""
    text = next(texts(), None)
    if text is None:
        return MISSING
    return EXPLANATION.format(name=text.name) + "\n\n" + table(HEADER, effects(text))


def effects(text: Text) -> list[list[str]]:
    """A line for each of LEFT_OUT."""
    found = []
    with TemporaryDirectory() as folder:
        training, test = Path(folder) / "training.txt", Path(folder) / "test.txt"
        training.write_text(text.training, "utf-8")
        test.write_text(text.test, "utf-8")
        for number, options in enumerate(LEFT_OUT.values()):
            project = Path(folder) / str(number)
            train(training, project, "ten-minutes", text.settings, *SMALLER, *options)
            found.append(tinylm("evaluate", test, "--project", project)["perplexity"])
    return [
        [name, f"{one:.1f}", f"{one / found[0]:.3f}"]
        for name, one in zip(LEFT_OUT, found, strict=True)
    ]
