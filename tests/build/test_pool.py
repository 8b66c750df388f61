"""Work is shared out to processes, and nobody can tell how many there were."""

import os
import signal
import time

import pytest

from plugins.build.cache import Cache
from plugins.build.pool import KilledError, PoolError, shared_out, usual_count


@pytest.mark.parametrize("count", [1, 2, 3])
def test_answers_come_in_the_order_of_the_work(count: int) -> None:
    assert shared_out("abcdefghij" * 9, lambda one: one.upper(), count=count) == [
        *("ABCDEFGHIJ" * 9)
    ]


@pytest.mark.parametrize("count", [1, 2])
def test_no_work_gives_no_answer(count: int) -> None:
    assert shared_out([], str, count=count) == []


def test_the_work_is_done_by_several_processes_and_not_by_this_one() -> None:
    def do(number: int) -> int:
        taking.append(number)
        return os.getpid()

    taking: list[int] = []
    processes = set(shared_out(range(50), do, count=2))
    assert os.getpid() not in processes
    assert taking == []


@pytest.mark.parametrize("count", [1, 2])
def test_a_failure_is_raised_as_it_was(count: int) -> None:
    with pytest.raises(ZeroDivisionError, match="division or modulo by zero"):
        shared_out(range(-3, 3), lambda number: 1 // number, count=count)


class _OddError(Exception):
    def __init__(self, one: int, other: int) -> None:
        super().__init__(f"{one} und {other}")


def test_a_failure_that_cannot_travel_is_told_in_words() -> None:
    def fail(_: int) -> int:
        raise _OddError(1, 2)

    with pytest.raises(PoolError, match="_OddError: 1 und 2"):
        shared_out(range(2), fail, count=2)


def test_a_process_that_is_killed_is_told_with_what_it_had_begun() -> None:
    def vanish(name: str) -> None:
        if name == "c":
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(0.01)

    with pytest.raises(KilledError) as error:
        shared_out("abcdefgh", vanish, count=2, name=lambda name: f"Teil {name}")
    assert error.value.names == ("Teil c",)


@pytest.mark.parametrize("count", [1, 2])
def test_what_processes_put_into_the_cache_comes_home(count: int) -> None:
    cache = Cache(None, b"")
    table = cache.table("doubles")
    table.put(b"before", b"1")
    do = lambda number: table.through(bytes([number]), lambda: 2 * number)  # noqa: E731
    assert shared_out(range(4), do, count=count, cache=cache) == [0, 2, 4, 6]
    assert [table.through(bytes([number]), lambda: "made") for number in range(5)] == [
        *(0, 2, 4, 6),
        "made",
    ]


def test_processes_end_when_the_one_that_waits_for_them_is_killed() -> None:
    taking, giving = os.pipe()
    child = os.fork()
    if not child:
        os.close(taking)
        shared_out(range(4), lambda _: os.write(giving, b"x") and signal.pause(), count=3)
    os.close(giving)
    assert os.read(taking, 1) == b"x"
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    while os.read(taking, 1):  # ends when nobody is left who could write
        pass
    os.close(taking)


def test_a_system_that_cannot_fork_does_the_work_in_one_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr(os, "fork")
    assert usual_count() == 1
    assert set(shared_out(range(5), lambda _: os.getpid(), count=3)) == {os.getpid()}
