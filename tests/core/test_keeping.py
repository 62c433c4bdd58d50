"""Checkpoints by epoch and of the best epoch, as the command line keeps them."""

from pathlib import Path

import numpy as np
import pytest

from tinylm.cli import main
from tinylm.corpus import Corpus
from tinylm.documents import Document
from tinylm.keeping import BEST, Keeper
from tinylm.model import LanguageModel
from tinylm.project import Project
from tinylm.resources import sample_path
from tinylm.run import Run, read_run
from tinylm.settings import ModelSettings, TextSettings, TrainingSettings
from tinylm.trainer import Evaluation, Trainer

TEXT = "The cat sat on the mat. The dog sat on the rug. The cat ate the fish. " * 12


def kept(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "checkpoints").iterdir())


@pytest.mark.parametrize("fraction", [0.2, 0.0])
def test_every_third_epoch_and_the_best_are_kept(fraction: float, tmp_path: Path) -> None:
    settings = TrainingSettings(epochs=8, batch_size=20, learning_rate=0.05)
    with Project.create(tmp_path) as project:
        document = Document.from_text("story", TEXT)
        corpus: Corpus = project.import_documents(
            [document], TextSettings(validation_fraction=fraction)
        )
        rng = np.random.default_rng(0)
        trainer = Trainer(
            LanguageModel(len(corpus.vocabulary), ModelSettings(), rng), corpus, settings
        )
        keeper = Keeper(project, trainer, every=3)
        then: dict[int, Run] = {}
        losses = {}
        for event in trainer.run():
            if isinstance(event, Evaluation):
                keeper.see(event, {})
                then[event.epoch] = Run.of(trainer)
                validation_loss = event.validation_loss
                loss = event.train_loss if validation_loss is None else validation_loss
                losses[event.epoch] = loss
        keeper.write_best()
    assert kept(tmp_path) == [BEST, "epoch_3.ckpt", "epoch_6.ckpt"]
    best = min(losses, key=lambda epoch: losses[epoch])
    for name, epoch in ((BEST, best), ("epoch_3.ckpt", 3), ("epoch_6.ckpt", 6)):
        run, _ = read_run(tmp_path / "checkpoints" / name)
        assert run.state.values == then[epoch].state.values
        for array_name, array in then[epoch].state.arrays.items():
            np.testing.assert_array_equal(run.state.arrays[array_name], array, strict=True)


def test_a_new_run_keeps_nothing_of_the_one_before(tmp_path: Path) -> None:
    train = ["train", str(sample_path("four-sentences")), "--project", str(tmp_path / "p")]
    train += ["--json", "--epochs"]
    assert main([*train, "4", "--keep-every", "2"]) == 0
    assert kept(tmp_path / "p") == [BEST, "epoch_2.ckpt", "epoch_4.ckpt", "latest.ckpt"]
    assert main([*train, "3", "--keep-every", "0"]) == 0
    assert kept(tmp_path / "p") == [BEST, "latest.ckpt"]
    with Project.open(tmp_path / "p") as project:
        assert project.recovered is None


def test_a_resumed_run_has_to_beat_the_best_so_far(tmp_path: Path) -> None:
    """A learning rate that spoils the model after it was good."""
    folder = tmp_path / "p"
    project = ["--project", str(folder), "--json"]
    train = ["train", str(sample_path("capitals")), *project, "--batch-size", "64"]
    assert main([*train, "--epochs", "6"]) == 0
    best = (folder / "checkpoints" / BEST).read_bytes()
    spoil = ["--epochs", "8", "--learning-rate", "1", "--optimizer", "sgd"]
    assert main(["train", "--resume", *project, *spoil]) == 0
    assert (folder / "checkpoints" / BEST).read_bytes() == best
    assert main([*train, "--epochs", "2"]) == 0
    assert (folder / "checkpoints" / BEST).read_bytes() != best
