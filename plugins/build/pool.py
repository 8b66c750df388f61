"""Work shared out over the cores: processes forked from this one inherit all that is in memory.

Each takes the next piece of work as soon as it has done one, and answers once at the end. The
answers come in the order of the work, so that nobody can tell how many processes there were.
The pieces get smaller towards the end, so that all processes end at about the same time.
"""

import gc
import marshal
import os
import pickle
import signal
import threading
import traceback
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any, BinaryIO, Generic, NoReturn, TypeVar

_SHARE = 4
"""A piece is so small a share of what is left for each process."""

_SMALLEST = 200
"""No piece is smaller than such a share of all work: taking one costs a little, too."""

_NUMBER_SIZE = 4
_LENGTH_SIZE = 8
Work = TypeVar("Work")
Answer = TypeVar("Answer")
Piece = Sequence[int]
"""The places of work that one process does in one go."""


class WorkerError(Exception):
    """A process ended without an answer, or failed in a way that cannot be handed on."""


def usual_count() -> int:
    """As many processes as this one may use cores.

    One where the system cannot fork, or where threads run that a fork would tear apart.
    """
    if not hasattr(os, "fork") or threading.active_count() > 1:
        return 1
    cores = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else range(1)
    return min(len(cores), 8)


def shared_out(
    work: Sequence[Work],
    do: Callable[[Work], Answer],
    *,
    count: int,
    meanwhile: Callable[[], object] = tuple,
    cut: Callable[[Sequence[Work], int], list[Piece]] | None = None,
) -> Iterator[Answer]:
    """The answer to each piece of work, in its order; what `do` raises is raised here.

    Answers must be made of plain tuples, texts, bytes and numbers. This process is one of the
    `count` that work, after it has done what is to be done `meanwhile` and cannot be shared out.
    `cut` tells what one process does at a time; left out, all work is taken to be alike.
    """
    if count <= 1 or not hasattr(os, "fork"):
        meanwhile()
        return map(do, work)
    pieces = cut(work, count) if cut else pieces_of([1] * len(work), count)
    bag = _bag(len(pieces))
    try:
        with _no_collection():
            find = partial(_work_off, work, do, pieces, bag)
            children = [_Child(find) for _ in range(count - 1)]
            try:
                meanwhile()
                found = find()
                for child in children:
                    found.update(child.answer())
            except BaseException:
                for child in children:
                    child.end()
                raise
    finally:
        os.close(bag)
    return _in_order(pieces, found)


def pieces_of(
    weights: Sequence[int], count: int, together: Sequence[Hashable] | None = None
) -> list[Piece]:
    """Work of such weights in pieces for `count` processes, each the places of work in a row.

    What has the same mark other than None in `together` is one piece, and comes first.
    """
    whole: dict[Hashable, list[int]] = {}
    free: list[int] = []
    for number in range(len(weights)):
        mark = together[number] if together else None
        (free if mark is None else whole.setdefault(mark, [])).append(number)
    return [*whole.values(), *_cut(free, weights, count)]


@contextmanager
def aside(find: Callable[[], Answer], *, count: int) -> Iterator[Callable[[], Answer]]:
    """Have a process of its own find something; whoever calls for it waits until it is there.

    What is not called for is given up at the end. With one process it is found when called for.
    The answer is made as in `shared_out`.
    """
    if count <= 1 or not hasattr(os, "fork"):
        yield find
        return
    child = _Child(find)
    try:
        yield child.answer
    finally:
        child.end()


def _cut(numbers: Sequence[int], weights: Sequence[int], count: int) -> Iterator[Piece]:
    """Pieces that lie side by side: what stands together shares what it needs."""
    left = sum(weights[number] for number in numbers)
    smallest = left // _SMALLEST
    piece: list[int] = []
    weight = 0
    for number in numbers:
        piece.append(number)
        weight += weights[number]
        if weight >= max(left // (count * _SHARE), smallest):
            yield piece
            left -= weight
            piece, weight = [], 0
    if piece:
        yield piece


def _bag(pieces: int) -> int:
    """A pipe that holds the number of each piece: whoever reads one has it for itself."""
    taking, giving = os.pipe()
    os.write(giving, b"".join(number.to_bytes(_NUMBER_SIZE, "big") for number in range(pieces)))
    os.close(giving)
    return taking


def _work_off(
    work: Sequence[Work], do: Callable[[Work], Answer], pieces: Sequence[Piece], bag: int
) -> dict[int, bytes]:
    """Take pieces out of the bag until it is empty; packed, the answers wait in little room."""
    found: dict[int, bytes] = {}
    while octets := os.read(bag, _NUMBER_SIZE):
        number = int.from_bytes(octets, "big")
        found[number] = marshal.dumps([do(work[place]) for place in pieces[number]])
    return found


def _in_order(pieces: Sequence[Piece], found: dict[int, bytes]) -> Iterator[Any]:
    """The answers in the order of the work."""
    answers: dict[int, Any] = {}
    for number, piece in enumerate(pieces):
        answers.update(zip(piece, marshal.loads(found.pop(number)), strict=True))  # noqa: S302  # own
    return (answers.pop(place) for place in range(len(answers)))


class _Child(Generic[Answer]):
    """A forked process and the pipe its answer comes through."""

    def __init__(self, find: Callable[[], Answer]) -> None:
        taking, giving = os.pipe()
        self._pid = os.fork()
        if not self._pid:
            os.close(taking)
            with open(giving, "wb") as stream:  # noqa: PTH123  # a pipe has no path
                _answer(stream, find)
        os.close(giving)
        self._stream = open(taking, "rb")  # noqa: PTH123, SIM115  # a pipe; closed when it is read

    def answer(self) -> Answer:
        """What it found; raises what it raised."""
        with self._stream as stream:
            length = int.from_bytes(stream.read(_LENGTH_SIZE), "big")
            octets = stream.read(length)
            failure = stream.read()
        _, status = os.waitpid(self._pid, 0)
        self._pid = 0
        if failure:
            raise pickle.loads(failure)  # noqa: S301  # our own child wrote it
        if status or not octets:
            raise WorkerError(f"Ein Arbeitsprozess ist abgebrochen (Status {status}).")
        found: Answer = marshal.loads(octets)  # noqa: S302  # as above
        return found

    def end(self) -> None:
        """Stop it, whatever it is at."""
        self._stream.close()
        if self._pid:
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)
            self._pid = 0


def _answer(stream: BinaryIO, find: Callable[[], Any]) -> NoReturn:
    """Write what was found, or what went wrong, and end without any of the parent's last steps."""
    try:
        octets = marshal.dumps(find())
        stream.write(len(octets).to_bytes(_LENGTH_SIZE, "big") + octets)
    except BaseException as failure:  # noqa: BLE001  # whatever it is, the parent must hear of it
        stream.write(bytes(_LENGTH_SIZE) + _portable(failure))
    finally:
        with suppress(OSError):  # a parent that was killed reads no answer
            stream.close()
        os._exit(0)


def _portable(failure: BaseException) -> bytes:
    """The exception itself where it can travel, else its text."""
    try:
        octets = pickle.dumps(failure)
        pickle.loads(octets)  # noqa: S301  # written a line above
    except Exception:  # noqa: BLE001  # any class may refuse in its own way
        text = "".join(traceback.format_exception(failure))
        return pickle.dumps(WorkerError(text))
    return octets


@contextmanager
def _no_collection() -> Iterator[None]:
    """Leave the collector out of it: it would touch, and so copy, all that the children share."""
    was_on = gc.isenabled()
    gc.disable()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
        if was_on:
            gc.enable()
