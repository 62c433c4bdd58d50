"""Putting a project right when it is opened: after a crash, or on a disk that rots.

What a crash left is finished or undone; what is damaged is made again from what is not.
Each thing mended, and each that cannot be, becomes a sentence for the user.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tinylm.checkpoint import read_record
from tinylm.corpus_files import check_corpus, remake_corpus
from tinylm.errors import BadFileError, NewerVersionError, TextError
from tinylm.json_files import check_format, read_sealed_json, require, sealed_json
from tinylm.model_files import SavedModel, check_model, check_model_copies, read_model, write_model
from tinylm.run import read_run
from tinylm.storage import Change, remove_file, rename_file, settle_folder, sweep, write_file
from tinylm.strict_readers import check_folder

PROJECT_FORMAT = 1
PROJECT_FILE = "project.json"
CHECKPOINTS = "checkpoints"
LATEST = "latest.ckpt"  # the last save
AUTOSAVE = "autosave.ckpt"  # newer than that only if the program ended without a save

Records = dict[str, dict[str, Any]]  # of the checkpoints that are whole, by file name


def is_project(folder: Path) -> bool:
    """Whether a folder looks like a project, so that something in it may be put right."""
    found = (PROJECT_FILE, "model/config.json", "data/processed/corpus.json", CHECKPOINTS)
    return any((folder / name).exists() for name in found) or (folder / ".model.old").exists()


def put_right(folder: Path) -> tuple[dict[str, Any], list[str]]:
    """The record of the project in a folder, and what was mended or is lost, in sentences.

    Raises BadFileError if this is no project, NewerVersionError if a newer program wrote it.
    """
    notes: list[str] = []
    if settle_folder(folder / "data"):
        notes.append("An interrupted import of texts was undone.")
    settle_folder(folder / "model")
    sweep(folder)
    if _has_checkpoints(folder):
        sweep(folder / CHECKPOINTS)
    records = whole_checkpoints(folder, notes)
    _take_autosave(folder, records, notes)
    _mend_corpus(folder, notes)
    save = _mend_model(folder, records, notes)
    record = _mend_project_file(folder, records, save, notes)
    record["save"] = max(record["save"], save, *(r["save"] for r in records.values()))
    return record, notes


def new_record(folder: Path) -> dict[str, Any]:
    """The record of a project in which nothing was saved yet."""
    name = folder.name.encode("utf-8", "replace").decode()
    return {"format": PROJECT_FORMAT, "name": name, "save": 0, "steps": 0, "log": []}


def newest_checkpoint(records: Records) -> str | None:
    """The name of the last save, or if that is damaged, of the checkpoint with most steps."""
    if LATEST in records:
        return LATEST
    return max(
        records, key=lambda name: (records[name]["save"], records[name]["steps"]), default=None
    )


def read_project_file(folder: Path) -> dict[str, Any]:
    """The record in project.json. Raises BadFileError, NewerVersionError."""
    origin = folder / PROJECT_FILE
    return _checked(read_sealed_json(origin), origin)


def whole_checkpoints(folder: Path, notes: list[str]) -> Records:
    """The records of all checkpoints that are as they were saved; `notes` gets the others."""
    if not _has_checkpoints(folder):
        return {}
    records = {}
    for path in sorted((folder / CHECKPOINTS).glob("*.ckpt")):
        try:
            records[path.name] = _checked(read_record(path), path)
        except NewerVersionError:
            raise
        except BadFileError as error:
            notes.append(str(error))
    return records


def _has_checkpoints(folder: Path) -> bool:
    there = os.path.lexists(folder / CHECKPOINTS)
    if there:
        check_folder(folder / CHECKPOINTS)
    return there


def _checked(record: dict[str, Any], origin: Path) -> dict[str, Any]:
    check_format(record, PROJECT_FORMAT, origin)
    for key, kind in (("name", str), ("save", int), ("steps", int), ("log", list)):
        require(record, key, kind, origin)
    return record


def _problem(check: Callable[[Path], object], path: Path) -> str | None:
    """What is wrong with a part of a project, in a sentence."""
    try:
        check(path)
    except NewerVersionError:
        raise
    except BadFileError as error:
        return str(error)
    return None


def _take_autosave(folder: Path, records: Records, notes: list[str]) -> None:
    """Let the autosave be the last save if it is newer; else it has served its time."""
    autosave = records.pop(AUTOSAVE, None)
    if autosave is None:
        return
    path = folder / CHECKPOINTS / AUTOSAVE
    if LATEST in records:
        outdated = autosave["save"] <= records[LATEST]["save"]
    else:  # what was kept of an epoch may have been written later, and yet be behind
        outdated = autosave["steps"] < max((r["steps"] for r in records.values()), default=0)
    if outdated:
        remove_file(path)
        return
    rename_file(path, folder / CHECKPOINTS / LATEST)
    records[LATEST] = autosave
    notes.append("The program ended before the training was saved; its autosave was taken.")


def _mend_corpus(folder: Path, notes: list[str]) -> None:
    data = folder / "data"
    problem = _problem(check_corpus, data) if os.path.lexists(data) else None
    if problem is None:
        return
    try:
        remake_corpus(data)
        notes.append(f"{problem} It was made again from data/raw_text.")
    except (BadFileError, TextError):
        notes.append(f"{problem} Import the texts again.")


def _mend_model(folder: Path, records: Records, notes: list[str]) -> int:
    """Bring `model/` to the state of the last save; the number of that save."""
    model, newest = folder / "model", newest_checkpoint(records)
    save, problem = 0, None
    if os.path.lexists(model):
        problem = _problem(check_model, model)
        save = 0 if problem else check_model(model)["save"]
    behind = LATEST in records and records[LATEST]["save"] > save
    if newest is not None and (behind or save == 0):
        run, _ = read_run(folder / CHECKPOINTS / newest)
        save = records[newest]["save"]
        _replace_model(model, run.saved_model, save)
        how = f"model/ was made again from {CHECKPOINTS}/{newest}."
        notes.append(f"{problem or 'The last save was not finished.'} {how}")
    elif problem is not None:
        notes.append(f"{problem} No checkpoint is left to make it again from.")
    elif save and (problem := _problem(check_model_copies, model)):
        _replace_model(model, read_model(model), save)
        notes.append(f"{problem} It was made again.")
    return save


def _replace_model(folder: Path, saved: SavedModel, save: int) -> None:
    with Change() as change:
        write_model(change, folder, saved, save)


def _mend_project_file(
    folder: Path, records: Records, save: int, notes: list[str]
) -> dict[str, Any]:
    """The record of the last save, in project.json too if it was another there."""
    newest = newest_checkpoint(records)
    record = None
    try:
        record = read_project_file(folder)
    except NewerVersionError:
        raise
    except BadFileError as error:
        if newest is None and not save and _problem(check_corpus, folder / "data"):
            raise BadFileError(f"{folder} is not a project: {error}") from error
        notes.append(f"{error} It was made again.")
    behind = LATEST in records and record and records[LATEST]["save"] > record["save"]
    if record is None or behind:
        record = dict(records[newest]) if newest else new_record(folder)
        write_file(folder / PROJECT_FILE, sealed_json(record))
    return record
