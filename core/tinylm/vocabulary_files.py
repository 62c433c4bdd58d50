"""A vocabulary on disk, the same beside a text and beside a model.

`vocabulary.json` maps each word to its id; `word_counts.npy` has the counts by id.
"""

import json
from pathlib import Path

from tinylm.errors import BadFileError
from tinylm.json_files import read_json
from tinylm.npy_files import npy_blocks, read_npy
from tinylm.storage import NewFolder
from tinylm.vocabulary import Vocabulary

VOCABULARY_FILES = ("vocabulary.json", "word_counts.npy")


def write_vocabulary(new: NewFolder, vocabulary: Vocabulary, inside: str = "") -> dict[str, str]:
    """Write both files into a new folder, or into `inside` of it; their SHA-256 by name."""
    ids = {word: index for index, word in enumerate(vocabulary.words)}
    text = json.dumps(ids, indent=0, ensure_ascii=False) + "\n"
    words, counts = (inside + name for name in VOCABULARY_FILES)
    return {
        words: new.write(words, text.encode()),
        counts: new.write(counts, npy_blocks(vocabulary.counts)),
    }


def read_vocabulary(folder: Path) -> Vocabulary:
    """The vocabulary in a folder. Raises BadFileError."""
    ids = read_json(folder / VOCABULARY_FILES[0])
    counts = read_npy(folder / VOCABULARY_FILES[1])
    if list(ids.values()) != list(range(len(ids))):
        raise BadFileError(f"{folder / VOCABULARY_FILES[0]} is damaged: its ids are not 0, 1, ...")
    return Vocabulary.from_dict({"words": list(ids), "counts": counts.tolist()})
