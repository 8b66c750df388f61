"""Keys change with whatever they are made of, and with nothing else."""

import subprocess
import sys
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum, StrEnum
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from plugins.build.digest import SIZE, digest, value_digest

BERLIN = ZoneInfo("Europe/Berlin")


class Kind(Enum):
    FEST = "fest"
    CHOR = "chor"


class Word(StrEnum):
    FEST = "fest"


@dataclass(frozen=True, slots=True)
class Place:
    name: str
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Room:
    name: str


@dataclass(frozen=True, slots=True)
class Nothing:
    pass


DIFFERENT = (
    *(None, True, False, 0, 1, 1.0, "", "1", b"", b"1", (), ("",), ("a", "b"), ("ab",)),
    *((("a",), "b"), ("a", ("b",)), {}, {"a": 1}, {"a": 2}, {"a": 1, "b": 2}, frozenset()),
    *(frozenset({"a"}), frozenset({"a", "b"}), Kind.FEST, Kind.CHOR, Word.FEST, "fest"),
    *(Place("a"), Place("b"), Room("a"), Nothing(), date(2026, 1, 1), time(10), time(11)),
    *(datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, 1, tzinfo=BERLIN), BERLIN),
    *(datetime(2026, 1, 1, tzinfo=BERLIN), timedelta(1), timedelta(2), Path("a"), Path("b")),
    *("\ud800", "ä", "a\u0308"),
)


def test_different_values_have_different_digests() -> None:
    digests = {value_digest(value) for value in DIFFERENT}
    assert len(digests) == len(DIFFERENT)
    assert {len(one) for one in digests} == {SIZE}


def test_the_order_of_sets_and_mappings_does_not_count() -> None:
    assert value_digest({"a": 1, "b": 2}) == value_digest({"b": 2, "a": 1})
    assert value_digest(frozenset("abc")) == value_digest(frozenset("cba"))


def test_what_does_not_count_when_values_are_compared_does_not_count() -> None:
    assert value_digest(Place("a", 1)) == value_digest(Place("a", 2))


def test_what_nothing_is_known_of_is_refused() -> None:
    with pytest.raises(TypeError):
        value_digest(("a", object()))


def test_every_process_gives_the_same() -> None:
    code = (
        "from plugins.build.digest import value_digest\n"
        "print(value_digest({'a': frozenset('abcdef'), 'b': (1, None)}).hex())"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert said == {f"{value_digest({'a': frozenset('abcdef'), 'b': (1, None)}).hex()}\n".encode()}


def test_parts_are_told_apart() -> None:
    parts = [("a", "bc"), ("ab", "c"), ("abc",), ("abc", ""), (), ("",)]
    assert len({digest(*some) for some in parts}) == len(parts)
    assert digest("ä", b"x") == digest("ä".encode(), "x")
