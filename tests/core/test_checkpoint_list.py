"""The list of checkpoints tells of each how far it is and how good."""

import shutil
from pathlib import Path

from tests.core.test_keeping import TEXT
from tinylm.cli import main
from tinylm.keeping import BEST
from tinylm.project import Project
from tinylm.recovery import LATEST


def test_steps_epochs_and_losses_of_each(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text(TEXT)
    folder = tmp_path / "project"
    options = ["--epochs", "6", "--keep-every", "2", "--batch-size", "20"]
    assert main(["train", str(tmp_path / "text.txt"), "--project", str(folder), *options]) == 0
    with Project.open(folder) as project:
        found = {checkpoint.name: checkpoint for checkpoint in project.checkpoints()}
        assert set(found) == {LATEST, BEST, "epoch_2.ckpt", "epoch_4.ckpt", "epoch_6.ckpt"}
        steps = project.trainer().steps_per_epoch
        for epoch in (2, 4, 6):
            checkpoint = found[f"epoch_{epoch}.ckpt"]
            assert (checkpoint.step, checkpoint.epoch) == (epoch * steps, epoch)
        losses = [found[f"epoch_{epoch}.ckpt"].train_loss for epoch in (2, 4, 6)]
        assert losses == sorted((loss for loss in losses if loss), reverse=True)
        assert len(losses) == 3
        validation = found[BEST].validation_loss
        run = project.checkpoint_of(BEST)
        assert run.state.values["step"] == found[BEST].step
    assert validation is not None
    assert validation > 0


def test_what_is_damaged_is_not_listed(tmp_path: Path) -> None:
    test_steps_epochs_and_losses_of_each(tmp_path)
    path = tmp_path / "project" / "checkpoints" / "epoch_4.ckpt"
    path.write_bytes(path.read_bytes()[:-1])
    with Project.open(tmp_path / "project") as project:
        names = {checkpoint.name for checkpoint in project.checkpoints()}
    assert names == {LATEST, BEST, "epoch_2.ckpt", "epoch_6.ckpt"}


def test_checkpoints_of_older_programs_tell_no_losses(tmp_path: Path) -> None:
    stored = Path(__file__).parents[1] / "data" / "project-format-1"
    shutil.copytree(stored, tmp_path / "project")
    with Project.open(tmp_path / "project") as project:
        found = project.checkpoints()
    assert found
    assert all(c.train_loss is None and c.validation_loss is None for c in found)
    assert [c.step for c in found] == sorted(c.step for c in found)
