"""What earlier builds computed is found again, and whatever is wrong with it only costs time."""

import os
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from plugins.build.cache import Cache


@dataclass(frozen=True, slots=True)
class Text:
    words: tuple[str, ...]


def made(cache: Cache, *names: str) -> list[str]:
    """Which of these are computed; all are then kept."""
    table, computed = cache.table("texts"), []
    for name in names:

        def make(name: str = name) -> Text:
            computed.append(name)
            return Text((name,))

        assert table.through(name.encode(), make) == Text((name,))
    cache.save()
    return computed


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A cache that knows two texts."""
    file = tmp_path / "cache" / "cache.sqlite"
    assert made(Cache(file, b"1"), "chor", "fest") == ["chor", "fest"]
    return file


def test_what_is_known_is_not_computed_again(file: Path) -> None:
    assert made(Cache(file, b"1"), "chor", "treff", "fest") == ["treff"]
    assert made(Cache(file, b"1"), "treff") == []


def test_octets_are_given_back_as_they_are(file: Path) -> None:
    for value in (b"", b"\0\xff"):
        cache = Cache(file, b"1")
        cache.table("pictures").put(b"key", value)
        assert cache.table("pictures").get(b"key") == value
        cache.save()
        assert Cache(file, b"1").table("pictures").get(b"key") == value
        assert Cache(file, b"1").table("others").get(b"key") is None


def test_another_version_finds_nothing(file: Path) -> None:
    assert made(Cache(file, b"2"), "chor") == ["chor"]
    assert made(Cache(file, b"1"), "fest") == ["fest"]


def test_a_cache_without_a_file_forgets() -> None:
    cache = Cache(None, b"1")
    assert made(cache, "chor", "chor") == ["chor"]
    assert made(Cache(None, b"1"), "chor") == ["chor"]


def test_what_is_not_asked_for_any_more_is_dropped(file: Path) -> None:
    for number in range(202):
        made(Cache(file, b"1"), "fest", str(number))
    assert made(Cache(file, b"1"), "fest") == []
    assert made(Cache(file, b"1"), "chor") == ["chor"]


def test_one_that_holds_its_values_gives_the_same_object_to_every_build(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache.sqlite", b"1", holds_values=True)
    first = cache.table("texts").through(b"chor", lambda: Text(("chor",)))
    cache.save()
    assert cache.table("texts").through(b"chor", lambda: Text(())) is first


def test_what_a_process_holds_for_long_stays_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "cache.sqlite"
    cache = Cache(file, b"1", holds_values=True)
    for number in range(250):
        made(cache, "fest", str(number))
    assert made(Cache(file, b"1"), "fest") == []


def test_two_that_write_one_after_the_other_lose_nothing(file: Path) -> None:
    one, other = Cache(file, b"1"), Cache(file, b"1")
    assert [made(one, "a", "chor"), made(other, "b", "chor")] == [["a"], ["b"]]
    assert made(Cache(file, b"1"), "a", "b", "chor", "fest") == []


def _nothing(_: bytes) -> bytes:
    return b""


def _foreign(_: bytes) -> bytes:
    return b"kein Bestand " * 1000


def _half(content: bytes) -> bytes:
    return content[: len(content) // 2]


def _text_of_another_length(content: bytes) -> bytes:
    return content.replace(b"chor", b"fest")


@pytest.mark.parametrize("damage", [_nothing, _foreign, _half, _text_of_another_length])
def test_a_damaged_file_is_as_good_as_none(file: Path, damage: Callable[[bytes], bytes]) -> None:
    file.write_bytes(damage(file.read_bytes()))
    assert "chor" in made(Cache(file, b"1"), "chor", "fest")
    assert made(Cache(file, b"1"), "chor", "fest") == []


def test_no_single_wrong_bit_is_believed(file: Path) -> None:
    right = file.read_bytes()
    for place in range(0, len(right), 61):
        file.write_bytes(right[:place] + bytes([right[place] ^ 4]) + right[place + 1 :])
        made(Cache(file, b"1"), "chor", "fest")


def test_another_data_base_is_as_good_as_none(file: Path) -> None:
    file.unlink()
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE head (wort TEXT)")
        connection.execute("CREATE TABLE entries (wort TEXT)")
    connection.close()
    assert made(Cache(file, b"1"), "chor") == ["chor"]
    assert made(Cache(file, b"1"), "chor") == []


def test_a_folder_in_its_place_is_no_matter(tmp_path: Path) -> None:
    (tmp_path / "cache.sqlite").mkdir()
    for _ in range(2):
        assert made(Cache(tmp_path / "cache.sqlite", b"1"), "chor") == ["chor"]


def test_a_folder_that_may_not_be_written_is_no_matter(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise sqlite3.OperationalError("attempt to write a readonly database")

    monkeypatch.setattr("plugins.build.cache._savings", refused)
    assert made(Cache(file, b"1"), "chor") == ["chor"]


def test_a_process_that_inherits_it_reads_for_itself(file: Path) -> None:
    cache = Cache(file, b"1")
    assert cache.table("texts").get(b"chor") is not None
    child = os.fork()
    if not child:
        os._exit(0 if cache.table("texts").get(b"fest") else 1)
    assert os.waitpid(child, 0)[1] == 0
    cache.save()
