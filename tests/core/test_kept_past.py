"""After opening, a project's run has its beginning and its checkpoints for a past."""

from pathlib import Path

import numpy as np

from tinylm.corpus import Corpus
from tinylm.documents import Document
from tinylm.kept_past import kept_past
from tinylm.model import LanguageModel
from tinylm.project import Project
from tinylm.run import Run
from tinylm.settings import ModelSettings, TextSettings, TrainingSettings
from tinylm.trainer import StepMetrics, Trainer

TEXT = "The cat sat on the mat. The dog sat on the rug. The cat ate the fish. " * 12
SETTINGS = TrainingSettings(epochs=4, batch_size=20, learning_rate=0.05)


def make_trainer(corpus: Corpus, seed: int = 0) -> Trainer:
    model = LanguageModel(len(corpus.vocabulary), ModelSettings(), np.random.default_rng(seed))
    return Trainer(model, corpus, SETTINGS.changed(seed=seed))


def trained(project: Project, trainer: Trainer, kept: tuple[int, ...], name: str) -> Trainer:
    """The trainer after its run, with checkpoints of some steps."""
    for event in trainer.run():
        if isinstance(event, StepMetrics) and event.step in kept:
            project.save_checkpoint(Run.of(trainer), f"{name}_{event.step}.ckpt")
    return trainer


def test_checkpoints_of_the_run_and_its_beginning_are_its_past(tmp_path: Path) -> None:
    with Project.create(tmp_path) as project:
        corpus = project.import_documents([Document.from_text("t", TEXT)], TextSettings())
        trained(project, make_trainer(corpus, seed=1), (5,), "other")
        trainer = trained(project, make_trainer(corpus), (7, 30), "step")
        project.save(trainer)
        (tmp_path / "checkpoints" / "broken.ckpt").write_bytes(b"nothing")
        past = kept_past(project, project.trainer())
        small = kept_past(project, project.trainer(), memory=2)
    assert past.moments.steps == [0, 7, 30, trainer.step]
    assert small.moments.steps == [0, trainer.step]
    for step in (0, 7, 30):
        again = past.branch(step).trainer
        for _ in again.run():
            pass
        assert again.losses == trainer.losses
        for name, array in trainer.model.parameters().items():
            np.testing.assert_array_equal(again.model.parameters()[name], array)
