"""How many cores the engine uses: one place that the window can turn down while it is open.

Large matrix products are cut into fixed parts ("lanes") that run on Python threads with
one BLAS thread each. The parts are the same however many threads carry them, so the
numbers do not depend on the number of threads.
"""

import math
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from itertools import pairwise
from threading import Lock, local
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

LANES = min(4, os.cpu_count() or 1)
SMALL_WORK = 2**24  # multiplications below which a second lane costs more than it saves
SMALL_PRODUCT = 2**18  # multiplications up to which OpenBLAS stays on one thread

_Result = TypeVar("_Result")
_pool = ThreadPoolExecutor(LANES, thread_name_prefix="tinylm")
_threads = LANES
_thread = local()  # .in_lane: a lane is being worked on; .wait: what `give_way` calls
_blas = ThreadpoolController()
_blas_lock = Lock()
_blas_users = 0  # how many are inside `one_blas_thread`
_blas_limit: Any = None  # what the last of them lifts
_UNLIMITED = nullcontext()


def use_threads(count: int) -> None:
    """Use at most `count` threads from now on; at least one, at most one per lane."""
    global _threads
    _threads = max(1, min(count, LANES))


def one_blas_thread(multiplications: float = math.inf) -> AbstractContextManager[None]:
    """Keep the matrix library from starting threads of its own on top of the lanes.

    It starts none for small products, where changing its limit would cost as much as the work.
    """
    return _UNLIMITED if multiplications <= SMALL_PRODUCT else _limited()


@contextmanager
def _limited() -> Iterator[None]:
    """The limit is the process's own, so the first to come sets it and the last lifts it."""
    global _blas_users, _blas_limit
    with _blas_lock:
        if _blas_users == 0:
            _blas_limit = _blas.limit(limits=1, user_api="blas")
        _blas_users += 1
    try:
        yield
    finally:
        with _blas_lock:
            _blas_users -= 1
            if _blas_users == 0:
                _blas_limit.restore_original_limits()


@contextmanager
def giving_way(wait: Callable[[], None]) -> Iterator[None]:
    """Call `wait` every few milliseconds of long work in this thread, and in lanes that it starts.

    It returns when the work may go on: so training leaves Python to the window at once, also in
    the middle of a long step.
    """
    _thread.wait = wait
    try:
        yield
    finally:
        _thread.wait = None


def give_way() -> None:
    """Called by long work between its parts."""
    wait = getattr(_thread, "wait", None)
    if wait is not None:
        wait()


def is_small(multiplications: int) -> bool:
    """Whether work of this size is not worth a second lane."""
    return multiplications < SMALL_WORK


def in_lane() -> bool:
    """Whether this is itself part of a lane, and shares its work with nobody."""
    return getattr(_thread, "in_lane", False)


def run_lanes(work: Callable[[int], _Result], lanes: int) -> list[_Result]:
    """[work(0), ..., work(lanes - 1)], side by side as far as threads are allowed.

    Work that is itself part of a lane runs its lanes one after the other.
    """
    is_nested, wait = in_lane(), getattr(_thread, "wait", None)
    threads = 1 if is_nested else min(_threads, lanes)

    def share(first: int) -> list[_Result]:
        _thread.in_lane, _thread.wait = True, wait
        try:
            return [work(lane) for lane in range(first, lanes, threads)]
        finally:
            _thread.in_lane = is_nested
            if first:  # a thread of the pool
                _thread.wait = None

    others = [_pool.submit(share, first) for first in range(1, threads)]
    shares = [share(0), *(other.result() for other in others)]
    return [shares[lane % threads][lane // threads] for lane in range(lanes)]


def slices(length: int, parts: int) -> list[slice]:
    """`length` items cut into consecutive parts of nearly equal size."""
    edges = [length * part // parts for part in range(parts + 1)]
    return [slice(start, stop) for start, stop in pairwise(edges)]


def product(a: NDArray[Any], b: NDArray[Any]) -> NDArray[Any]:
    """a @ b, with the rows of a large `a` shared out among the lanes."""
    if is_small(a.size * b.shape[1]):
        small: NDArray[Any] = a.dot(b)  # several times faster than @ for the smallest arrays
        return small
    output = np.empty((len(a), b.shape[1]), np.result_type(a, b))
    rows = slices(len(a), LANES)

    def multiply(lane: int) -> None:
        np.matmul(a[rows[lane]], b, out=output[rows[lane]])

    run_lanes(multiply, LANES)
    return output
