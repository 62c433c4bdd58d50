"""A project folder: texts, model and checkpoints that survive whatever happens.

A save is whole or not at all: the checkpoint takes its place first, and opening makes again
from it what a crash left undone. The command line and the window keep all they make here.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

from tinylm.checkpoint import Array
from tinylm.checkpoint_list import SavedCheckpoint, saved_checkpoints
from tinylm.corpus import Corpus
from tinylm.corpus_files import corpus_identity, read_corpus, read_raw_texts, write_corpus
from tinylm.documents import Document
from tinylm.errors import (
    BadFileError,
    ProjectInUseError,
    SettingsError,
    StorageError,
    TrainingError,
)
from tinylm.json_files import sealed_json
from tinylm.model_files import SavedModel, read_model, write_model
from tinylm.project_contents import described_files
from tinylm.reading import Progress
from tinylm.recovery import (
    AUTOSAVE,
    CHECKPOINTS,
    LATEST,
    PROJECT_FILE,
    PROJECT_FORMAT,
    is_project,
    new_record,
    newest_checkpoint,
    put_right,
    read_project_file,
    whole_checkpoints,
)
from tinylm.run import Run, read_run, run_blocks
from tinylm.settings import TextSettings
from tinylm.storage import Change, ProjectLock, make_folder, remove_file, write_file
from tinylm.trainer import Trainer

READ_ATTEMPTS = 3  # another window may be saving while we read without its lock


class Project:
    """An open project; close it, or use it as a context manager, to let others write.

    `recovered` says what had to be mended when it was opened, or is None.
    """

    def __init__(self, folder: Path, lock: ProjectLock | None) -> None:
        self.folder = folder
        self.recovered: str | None = None
        self._record: dict[str, Any] = {}  # what project.json holds
        self._lock = lock

    @classmethod
    def create(cls, folder: str | Path) -> Self:
        """A new project in a folder that is empty or does not exist. Raises StorageError."""
        folder = Path(folder).absolute()
        make_folder(folder)
        project = cls(folder, ProjectLock(folder))
        try:
            if any(not entry.name.startswith(".") for entry in folder.iterdir()):
                raise StorageError(f"{folder} is not empty: choose an empty or a new folder.")
            project._record = new_record(folder)
            write_file(folder / PROJECT_FILE, sealed_json(project._record))
        except BaseException:
            project.close()
            raise
        return project

    @classmethod
    def open(cls, folder: str | Path) -> Self:
        """The project in a folder, put right if a crash or a bad disk left it in disorder.

        Raises BadFileError if it cannot be put right, StorageError if it cannot be written
        to, ProjectInUseError if another window or command has it open.
        """
        folder = Path(folder).absolute()
        if not folder.is_dir():
            raise StorageError(f"{folder} is not there: choose the folder of a project.")
        if not is_project(folder):
            raise BadFileError(f"{folder} is not a project: it holds none of a project's files.")
        project = cls(folder, ProjectLock(folder))
        try:
            project._record, notes = put_right(folder)
        except BaseException:
            project.close()
            raise
        project.recovered = " ".join(notes) or None
        return project

    @classmethod
    def open_to_read(cls, folder: str | Path) -> Self:
        """The project in a folder, which others may have open and which may be read-only."""
        try:
            with cls.open(folder) as project:
                project.close()
        except (ProjectInUseError, SettingsError, StorageError):
            folder = Path(folder).absolute()
            if not folder.is_dir():
                raise
            project = cls(folder, None)
            project._record = read_project_file(folder)
        return project

    def close(self) -> None:
        """Let others write to the project; from now on it can only be read here."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    @property
    def read_only(self) -> bool:
        """Whether this object may not write."""
        return self._lock is None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    # Text

    def import_documents(
        self,
        documents: Sequence[Document],
        settings: TextSettings,
        progress: Progress | None = None,
    ) -> Corpus:
        """Read documents and make them the project's text, in the place of any other."""
        corpus = Corpus.from_documents(documents, settings, progress)
        self.save_corpus(corpus, documents)
        return corpus

    def save_corpus(self, corpus: Corpus, documents: Sequence[Document] = ()) -> None:
        """Make a corpus the project's text. Without `documents` only its tokens are kept."""
        self._require_lock()
        write_corpus(self.folder / "data", corpus, documents)

    def corpus(self) -> Corpus:
        """The project's text as tokens. Raises BadFileError if it is damaged or not there."""
        if not (self.folder / "data").exists():
            raise BadFileError(f"{self.folder} holds no text yet: import one first.")
        return read_corpus(self.folder / "data")

    def documents(self) -> list[Document]:
        """The project's texts as they were imported."""
        return read_raw_texts(self.folder / "data")

    # Model

    @property
    def has_model(self) -> bool:
        """Whether anything was trained and saved."""
        return (self.folder / "model").exists()

    @property
    def text_settings(self) -> TextSettings:
        """How the text of the last save became tokens. Raises BadFileError without a save."""
        try:
            return TextSettings.from_dict(self._record["text"])
        except (KeyError, TypeError, SettingsError) as error:
            raise BadFileError(f"{self.folder} holds no settings of a text yet.") from error

    def save(self, trainer: Trainer, history: Mapping[str, Array] | None = None) -> None:
        """Save a trainer as it is between two steps. Raises StorageError."""
        self.save_run(Run.of(trainer, history))

    def save_run(self, run: Run) -> None:
        """Save a copy of a trainer; once this has returned, it is on the disk."""
        self._require_lock()
        record = self._record_of(run)
        make_folder(self.folder / CHECKPOINTS)
        with Change() as change:
            change.write(self._checkpoint(LATEST), run_blocks(run, record))
            write_model(change, self.folder / "model", run.saved_model, record["save"])
            change.write(self.folder / PROJECT_FILE, sealed_json(record))
        self._record = record
        with suppress(StorageError):  # it is older than the save, so nobody will take it
            self.discard_autosave()

    def autosave(self, run: Run) -> None:
        """Keep a copy of a trainer until the next save, in case the program ends before it.

        The next opening takes it for the last save, unless it was discarded.
        """
        self._require_lock()
        record = self._record_of(run)
        make_folder(self.folder / CHECKPOINTS)
        write_file(self._checkpoint(AUTOSAVE), run_blocks(run, record))
        self._record = {**self._record, "save": record["save"]}

    def discard_autosave(self) -> None:
        """Forget what was not saved."""
        self._require_lock()
        if self._checkpoint(AUTOSAVE).exists():
            remove_file(self._checkpoint(AUTOSAVE))

    def save_checkpoint(self, run: Run, name: str) -> None:
        """Keep a run as one more file, such as `epoch_100.ckpt` or `best_model.ckpt`."""
        self._require_lock()
        make_folder(self.folder / CHECKPOINTS)
        write_file(self._checkpoint(name), run_blocks(run, self._record_of(run)))

    def load_checkpoint(self, name: str) -> Run | None:
        """The run that `save_checkpoint` kept; None where there is none, or a damaged one."""
        with suppress(BadFileError):
            return read_run(self._checkpoint(name))[0]
        return None

    def discard_checkpoints(self) -> None:
        """Remove all that `save_checkpoint` kept: another run begins."""
        self._require_lock()
        for path in (self.folder / CHECKPOINTS).glob("*.ckpt"):
            if path.name not in (LATEST, AUTOSAVE):
                remove_file(path)

    def load_model(self) -> SavedModel:
        """Model, vocabulary and tokenizer as saved last. Raises BadFileError."""
        if not self.has_model:
            raise BadFileError(f"{self.folder} holds no model yet: train one first.")
        for _ in range(READ_ATTEMPTS - 1):
            with suppress(BadFileError):
                return read_model(self.folder / "model")
        return read_model(self.folder / "model")

    def load_run(self) -> Run:
        """The run as saved last, or where that is damaged, the checkpoint that got furthest.

        Raises BadFileError if there is none.
        """
        return self._newest_run()[0]

    def trainer(self) -> Trainer:
        """A trainer that goes on bit for bit where the last save was.

        Raises BadFileError without one, TrainingError if the text was replaced since then.
        """
        run, record = self._newest_run()
        self._check_text(record)
        corpus = self.corpus()
        if corpus.vocabulary.words != run.vocabulary.words:
            raise BadFileError(
                f"{self.folder} holds a text and a training of other words: start a new run."
            )
        return run.trainer(corpus)

    def checkpoints(self) -> list[SavedCheckpoint]:
        """What can be gone back to, in the order of steps."""
        return saved_checkpoints(self.folder)

    def checkpoint_of(self, name: str) -> Run:
        """The run in one of `checkpoints`.

        Raises BadFileError if it is damaged, TrainingError if it was trained on another text.
        """
        run, record = read_run(self._checkpoint(name))
        self._check_text(record)
        return run

    def _check_text(self, record: Mapping[str, Any]) -> None:
        if record.get("corpus") != self._corpus_identity():
            raise TrainingError(
                "The project's text was replaced after its last training: start a new run."
            )

    def describe(self) -> dict[str, Any]:
        """The project's name and steps trained, and its files with sizes and what they hold."""
        return {
            "name": self._record["name"],
            "steps": self._record["steps"],
            "files": [
                {"path": path, "size": (self.folder / path).lstat().st_size, "holds": holds}
                for path, holds in described_files(self.folder)
            ],
        }

    def _newest_run(self) -> tuple[Run, dict[str, Any]]:
        newest = newest_checkpoint(whole_checkpoints(self.folder, []))
        if newest is None:
            raise BadFileError(f"{self.folder} holds no training to go on with: train first.")
        return read_run(self._checkpoint(newest))

    def _checkpoint(self, name: str) -> Path:
        return self.folder / CHECKPOINTS / name

    def _corpus_identity(self) -> str | None:
        data = self.folder / "data"
        return corpus_identity(data) if data.exists() else None

    def _record_of(self, run: Run) -> dict[str, Any]:
        """What project.json and the checkpoints say of a run."""
        return {
            "format": PROJECT_FORMAT,
            "name": self._record["name"],
            "save": self._record["save"] + 1,
            "steps": run.state.values["step"],
            "corpus": self._corpus_identity(),
            "log": self._record["log"],
            **run.record(),
        }

    def _require_lock(self) -> None:
        if self.read_only:
            raise StorageError(f"{self.folder} is open for reading only: save elsewhere.")
