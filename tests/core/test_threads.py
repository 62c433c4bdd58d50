"""Lanes give the same numbers whatever the number of threads, and leave BLAS as they found it."""

import threading
from collections.abc import Iterator

import numpy as np
import pytest
from threadpoolctl import threadpool_info

from tinylm import threads
from tinylm.softmax_loss import softmax_loss


@pytest.fixture(autouse=True)
def all_threads() -> Iterator[None]:
    yield
    threads.use_threads(threads.LANES)


def blas_threads() -> list[int]:
    return [pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"]


@pytest.mark.parametrize("count", [1, 2, 3, 100])
def test_results_come_in_the_order_of_the_lanes(count: int) -> None:
    threads.use_threads(count)
    assert threads.run_lanes(lambda lane: lane * lane, 5) == [0, 1, 4, 9, 16]


def test_lanes_inside_a_lane_do_not_wait_for_a_free_thread() -> None:
    def outer(lane: int) -> list[int]:
        return threads.run_lanes(lambda inner: 10 * lane + inner, 4)

    callers = [threading.Thread(target=threads.run_lanes, args=(outer, 4)) for _ in range(8)]
    for caller in callers:
        caller.start()
    for caller in callers:
        caller.join(timeout=60)
    assert not any(caller.is_alive() for caller in callers)
    assert threads.run_lanes(outer, 2) == [[0, 1, 2, 3], [10, 11, 12, 13]]


def test_an_error_in_a_lane_reaches_the_caller() -> None:
    with pytest.raises(ZeroDivisionError):
        threads.run_lanes(lambda lane: 1 // (1 - lane), 2)
    assert threads.run_lanes(lambda lane: lane, 2) == [0, 1]


@pytest.mark.parametrize("count", [1, threads.LANES])
def test_work_is_in_a_lane_however_many_threads_there_are(count: int) -> None:
    threads.use_threads(count)

    def nested(lane: int) -> list[bool]:
        return [threads.in_lane(), *threads.run_lanes(lambda _: threads.in_lane(), 2)]

    found = threads.run_lanes(nested, 2)
    threads.use_threads(threads.LANES)
    assert found == 2 * [[True, True, True]]
    assert not threads.in_lane()


def test_slices_cover_everything_once() -> None:
    for length in (0, 1, 5, 17):
        for parts in (1, 2, 5):
            indices = [i for part in threads.slices(length, parts) for i in range(length)[part]]
            assert indices == list(range(length))


def test_product_in_lanes_is_the_product(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threads, "SMALL_WORK", 0)
    rng = np.random.default_rng(0)
    a, b = rng.normal(size=(7, 5)), rng.normal(size=(5, 3))
    np.testing.assert_allclose(threads.product(a, b), a @ b)
    np.testing.assert_allclose(threads.product(b.T, a.T), b.T @ a.T)


def test_blas_is_left_as_it_was_found_however_users_overlap() -> None:
    before = blas_threads()
    size = 2 * threads.SMALL_PRODUCT
    first, second = threads.one_blas_thread(size), threads.one_blas_thread(size)
    with first:
        second.__enter__()
        assert set(blas_threads()) <= {1}
    assert set(blas_threads()) <= {1}
    second.__exit__(None, None, None)
    assert blas_threads() == before


def test_long_work_gives_way_in_its_thread_and_in_its_lanes_and_nowhere_else() -> None:
    waited: list[int] = []

    def work(lane: int) -> int:
        threads.give_way()
        return lane

    with threads.giving_way(lambda: waited.append(threading.get_ident())):
        threads.give_way()
        assert threads.run_lanes(work, 4) == [0, 1, 2, 3]
    assert len(waited) == 5
    assert threading.get_ident() in waited
    threads.run_lanes(work, 4)
    threads.give_way()
    assert len(waited) == 5


def test_a_training_step_gives_way_within() -> None:
    waited: list[None] = []
    hidden = np.ones((1024, 64), np.float32)
    weights = np.ones((64, 4096), np.float32)
    with threads.giving_way(lambda: waited.append(None)):
        softmax_loss(hidden, weights, None, np.zeros(1024, np.int64))
    assert len(waited) >= 8
