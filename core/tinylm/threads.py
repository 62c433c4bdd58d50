"""How many cores the engine uses: one place that the window can turn down while it is open.

Large matrix products are cut into fixed parts ("lanes") that run on Python threads with
one BLAS thread each. The parts are the same however many threads carry them, so the
numbers do not depend on the number of threads.
"""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from typing import Any, TypeVar

from threadpoolctl import ThreadpoolController

LANES = min(4, os.cpu_count() or 1)
SMALL_WORK = 2**22  # multiplications below which a second lane costs more than it saves
SMALL_PRODUCT = 2**18  # multiplications up to which OpenBLAS stays on one thread

_Result = TypeVar("_Result")
_pool = ThreadPoolExecutor(LANES, thread_name_prefix="tinylm")
_blas = ThreadpoolController()
_threads = LANES


def use_threads(count: int) -> None:
    """Use at most `count` threads from now on; at least one, at most one per lane."""
    global _threads
    _threads = max(1, min(count, LANES))


def one_blas_thread(multiplications: int) -> AbstractContextManager[Any]:
    """Keep the matrix library from starting threads of its own on top of the lanes.

    It starts none for small products, where changing its limit would cost as much as the work.
    """
    if multiplications <= SMALL_PRODUCT:
        return nullcontext()
    limit: AbstractContextManager[Any] = _blas.limit(limits=1, user_api="blas")
    return limit


def lanes_for(multiplications: int) -> int:
    """Into how many lanes to cut work of this size."""
    return 1 if multiplications < SMALL_WORK else LANES


def run_lanes(work: Callable[[int], _Result], lanes: int) -> list[_Result]:
    """[work(0), ..., work(lanes - 1)], side by side as far as threads are allowed."""
    if _threads == 1 or lanes == 1:
        return [work(lane) for lane in range(lanes)]
    futures = [_pool.submit(work, lane) for lane in range(1, lanes)]
    return [work(0), *(future.result() for future in futures)]
