"""Pieces of text -> their tokens, encoded by several processes at once.

Looking words up holds Python's lock, so that threads would not be faster, and a window would
wait. The order of the pieces is kept: how many processes there are changes nothing.
"""

import multiprocessing
import signal
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from multiprocessing.connection import Connection
from typing import Any

from tinylm.encoding import EncodedPiece, PieceEncoder
from tinylm.errors import TextError
from tinylm.tokenizer import Tokenizer, tokenizer_from_config

TASK = 1 << 18  # characters that a process gets at a time

Piece = tuple[int, str]  # the number of its document, and the text
Encoded = tuple[int, EncodedPiece]


def encode_in_processes(
    pieces: Iterable[Piece], tokenizer: Tokenizer, unit: str, processes: int
) -> Iterator[Encoded]:
    """The pieces with their tokens, in order.

    The processes end with the iterator. Raises TextError if one of them dies.
    """
    helpers: list[_Helper] = []
    try:
        number = -1
        for number, task in enumerate(_tasks(pieces)):
            turn = number % processes
            if number < processes:
                helpers.append(_Helper(tokenizer.config(), unit))
                helpers[turn].give(task)
            else:
                encoded = helpers[turn].take()
                helpers[turn].give(task)  # it works while we look at what it has done
                yield from encoded
        for turn in range(number + 1 - len(helpers), number + 1):
            yield from helpers[turn % processes].take()
    except (EOFError, OSError) as error:
        raise TextError(
            "Reading the text was cut short, because a process that helped ended; memory may "
            "be short. Close other programs and open the text again."
        ) from error
    finally:
        for helper in helpers:
            helper.end()


class _Helper:
    """A process that encodes one task after the other."""

    def __init__(self, tokenizer_config: Mapping[str, Any], unit: str) -> None:
        # Nothing is shared with the new process: a copy of this one would hang in its locks.
        context = multiprocessing.get_context("spawn")
        self._connection, others_end = context.Pipe()
        self._process = context.Process(
            target=_serve, args=(others_end, tokenizer_config, unit), daemon=True
        )
        self._process.start()
        others_end.close()

    def give(self, task: list[Piece]) -> None:
        self._connection.send(task)

    def take(self) -> list[Encoded]:
        encoded: list[Encoded] = self._connection.recv()
        return encoded

    def end(self) -> None:
        self._connection.close()
        self._process.terminate()
        self._process.join()


def _tasks(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    task, characters = [], 0
    for piece in pieces:
        task.append(piece)
        characters += len(piece[1])
        if characters >= TASK:
            yield task
            task, characters = [], 0
    if task:
        yield task


def _serve(connection: Connection, tokenizer_config: Mapping[str, Any], unit: str) -> None:
    """What the process does until the other end of the connection is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a Ctrl-C is meant for the one who reads
    encoder = PieceEncoder(tokenizer_from_config(tokenizer_config), unit)
    with suppress(EOFError):
        while True:
            task = connection.recv()
            connection.send([(number, encoder.encode(piece)) for number, piece in task])
