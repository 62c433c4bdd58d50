"""JSON files that tell when a single bit of them is another, and readers that trust none.

The manifests of a project (project.json, config.json, corpus.json) are written sealed.
"""

import hashlib
import json
import math
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

from tinylm.errors import BadFileError, NewerVersionError
from tinylm.strict_readers import read_bytes

JSON_BYTES = 1 << 26
JSON_BRACKETS = 100_000  # an empty list takes 2 bytes in a file, but 56 in memory

_SEAL = re.compile(rb'"sha256": "([0-9a-f]{64})"\n\}\n\Z')
_NO_DIGEST = b"0" * 64


def sealed_json(values: Mapping[str, Any]) -> bytes:
    """JSON that people can read, its last entry the SHA-256 of all the rest.

    The digest is that of the file with 64 zeros in the place of the digest.
    """
    text = json.dumps({**values, "sha256": _NO_DIGEST.decode()}, indent=1, ensure_ascii=False)
    blank = text.encode() + b"\n"
    head, tail = blank[: -len(_NO_DIGEST) - 4], blank[-4:]
    return head + hashlib.sha256(blank).hexdigest().encode() + tail


def read_sealed_json(path: Path) -> dict[str, Any]:
    """What `sealed_json` wrote. Raises BadFileError if a single bit is another."""
    data = read_bytes(path, JSON_BYTES)
    values = parse_json(data, path)
    seal = _SEAL.search(data)
    if seal is None:
        raise BadFileError(f"{path} is damaged: it lacks its check sum.")
    first, last = seal.span(1)
    blank = data[:first] + _NO_DIGEST + data[last:]
    if hashlib.sha256(blank).hexdigest().encode() != seal[1]:
        raise BadFileError(f"{path} is damaged or was changed by hand: undo the change.")
    del values["sha256"]
    return values


def read_json(path: Path) -> dict[str, Any]:
    """The JSON object in a file."""
    return parse_json(read_bytes(path, JSON_BYTES), path)


def parse_json(data: bytes, origin: Path) -> dict[str, Any]:
    """The JSON object in `data`: no repeated keys, nan, infinity or deep nesting.

    `origin` is the file that a BadFileError names.
    """
    if data.count(b"[") + data.count(b"{") > JSON_BRACKETS:
        raise BadFileError(f"{origin} is damaged: it has more parts than such a file can have.")
    try:
        values = json.loads(
            data.decode("utf-8"),
            object_pairs_hook=_without_repeats,
            parse_constant=_refuse_constant,
            parse_float=_finite,
        )
    except (ValueError, RecursionError) as error:
        raise BadFileError(f"{origin} is damaged: it holds no valid JSON.") from error
    if not isinstance(values, dict):
        raise BadFileError(f"{origin} is damaged: it holds no JSON object.")
    return values


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) < len(pairs):
        raise ValueError("a key is repeated")
    return values


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(f"{text} is too large")
    return value


def require(values: Mapping[str, Any], key: str, kind: type, origin: Path) -> Any:
    """`values[key]`, if it is there and of this kind."""
    value = values.get(key)
    if type(value) is not kind:
        raise BadFileError(f"{origin} is damaged: {key} is missing or of the wrong kind.")
    return value


def check_format(values: Mapping[str, Any], known: int, origin: Path) -> None:
    """Raise BadFileError unless `values` are of a format that this version can read."""
    found = require(values, "format", int, origin)
    if found > known:
        raise NewerVersionError(
            f"{origin} was written by a newer version of TinyLM (format {found}, this one "
            f"knows {known}): update TinyLM to open it."
        )
    if found < 1:
        raise BadFileError(f"{origin} is damaged: there is no format {found}.")
