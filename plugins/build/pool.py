"""Work shared out over the cores of the machine.

Where the system can fork, the processes inherit all that is in memory, closures included, so that
only the numbers of what is to be done and the answers travel. Elsewhere this process does it all.
No other module asks for a fork.
"""

import multiprocessing
import os
import pickle
import signal
import threading
import traceback
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, TypeVar

from .cache import Cache, News

_TURNS = 12
"""So often does each process take neighbouring pieces of work: all end at about the same time."""

_MOST_PROCESSES = 8
Work = TypeVar("Work")
Answer = TypeVar("Answer")


class PoolError(Exception):
    """A process failed in a way that cannot be handed on."""


@dataclass(eq=False)
class KilledError(Exception):
    """The system killed a process; `names` are those of what it had begun."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Inheritance:
    """What a process finds in its memory: the work and how it is done.

    `busy` is shared by all of them: the process that is at each piece of work now, or 0.
    """

    work: Sequence[Any]
    do: Callable[[Any], Any]
    cache: Cache
    busy: Any


_inherited: ContextVar[_Inheritance] = ContextVar("inherited")


def usual_count() -> int:
    """As many processes as this one may use cores.

    One where the system cannot fork, or where threads run that a fork would tear apart.
    """
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    can_fork = hasattr(os, "fork") and threading.active_count() == 1
    return min(cores, _MOST_PROCESSES) if can_fork else 1


def shared_out(
    work: Sequence[Work],
    do: Callable[[Work], Answer],
    *,
    count: int,
    cache: Cache | None = None,
    name: Callable[[Work], str] = str,
) -> list[Answer]:
    """The answer to each piece of work, in its order; what `do` raises is raised here.

    Answers must be such that they can be pickled. What `do` puts into `cache` comes home with them.
    Raises KilledError with the `name` of its work if a process is killed.
    """
    if count <= 1 or len(work) <= 1 or not hasattr(os, "fork"):
        return [do(item) for item in work]
    context = multiprocessing.get_context("fork")
    busy = context.RawArray("l", len(work))
    cache = cache or Cache(None, b"")
    inherited = _Inheritance(work, do, cache, busy)
    executor = ProcessPoolExecutor(min(count, len(work)), context, _begin, (inherited,))
    answers: list[Answer] = []
    try:
        size = -(-len(work) // (count * _TURNS))
        for answer, news, failure in executor.map(_done, range(len(work)), chunksize=size):
            if failure is not None:
                raise pickle.loads(failure)  # noqa: S301  # our own process wrote it
            answers.append(answer)
            cache.add(news)
    except BrokenProcessPool as error:
        executor.shutdown()  # the others say first that they are busy no more
        names = (name(item) for item, process in zip(work, busy, strict=True) if process)
        raise KilledError(tuple(names)) from error
    finally:
        executor.shutdown(cancel_futures=True)
    return answers


def _begin(inheritance: _Inheritance) -> None:
    """Begin as a process of the pool, which ends when the one that waits for it does.

    Without the thread it would wait for work for ever after that one was killed. Whoever interrupts
    the build speaks to that one alone.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _end_at_once)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    inheritance.cache.taken_news()
    _inherited.set(inheritance)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _end_at_once(*_: object) -> None:
    """End because another process of the pool was killed, not this one."""
    busy, own = _inherited.get().busy, os.getpid()
    for number in (number for number, process in enumerate(busy) if process == own):
        busy[number] = 0
    os._exit(1)


def _done(number: int) -> tuple[Any, News, bytes | None]:
    """The answer to one piece with what came into the cache, or what went wrong."""
    given = _inherited.get()
    given.busy[number] = os.getpid()
    try:
        answer = given.do(given.work[number])
    except Exception as failure:  # noqa: BLE001  # whatever it is, the one who waits must hear of it
        return None, ({}, {}), _portable(failure)
    finally:
        given.busy[number] = 0
    return answer, given.cache.taken_news(), None


def _portable(failure: Exception) -> bytes:
    """The exception itself where it can travel, else its text."""
    try:
        octets = pickle.dumps(failure)
        pickle.loads(octets)  # noqa: S301  # written a line above
    except Exception:  # noqa: BLE001  # any class may refuse in its own way
        return pickle.dumps(PoolError("".join(traceback.format_exception(failure))))
    return octets
