"""Files and folders of texts -> documents.

What the user names must open; what merely lies in a folder is left out where it holds no text.
"""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from tinylm.documents import Document, open_document
from tinylm.errors import EncodingError, TextError

ENDINGS = (".txt", ".text", ".md")
MOST_FILES = 100_000  # of one folder


class OpenedTexts(NamedTuple):
    """Documents in the order of the paths, and the files of folders that were left out."""

    documents: list[Document]
    left_out: list[Path]


def open_texts(
    paths: Iterable[Path], encodings: Mapping[Path, str], otherwise: str | None = None
) -> OpenedTexts:
    """The documents in files and folders, those in `encodings` in these.

    `otherwise` is the encoding of all files that are not what they seem to be (UTF-8, as a
    rule). Raises TextError for a file that cannot be opened, for a folder without texts, or
    with too many.
    """
    documents, left_out = [], []
    for path in paths:
        is_folder = path.is_dir()
        for file in texts_in(path) if is_folder else (path,):
            try:
                document = open_document(file, encodings.get(file))
            except TextError:
                if not is_folder:
                    raise
                left_out.append(file)
                continue
            if otherwise and file not in encodings and not _is_readable(document):
                document = open_document(file, otherwise)
            documents.append(document)
    return OpenedTexts(documents, left_out)


def texts_in(folder: Path) -> list[Path]:
    """The text files of a folder and the folders in it, in the order of their paths.

    Hidden and empty files do not count. Raises TextError if there are none or too many.
    """
    found: list[Path] = []
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(place, name)
            if name.lower().endswith(ENDINGS) and not name.startswith("."):
                found.append(path)
        if len(found) > MOST_FILES:
            raise TextError(
                f"{folder.name} holds more than {MOST_FILES:,} texts: choose a smaller folder."
            )
    found = [path for path in found if path.is_file() and path.stat().st_size]
    if not found:
        kinds = ", ".join(ENDINGS)
        raise TextError(f"{folder.name} holds no texts ({kinds}): choose another folder.")
    return sorted(found)


def _is_readable(document: Document) -> bool:
    try:
        for _ in document.chunks():
            pass
    except EncodingError:
        return False
    return True
