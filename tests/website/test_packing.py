"""Packed copies beside the texts of a published site."""

import gzip
from datetime import UTC, datetime
from pathlib import Path

import brotli
import pytest

from plugins.build.task import OutputFile
from plugins.website import packing
from plugins.website.packing import with_packed
from tests.build.sites import write_output

TEXT = b"Jeden 1. Mittwoch im Monat. " * 40
CHANGED = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
PAGE = OutputFile("kalender/index.html", TEXT)


def test_each_text_has_two_copies_that_hold_the_same(tmp_path: Path) -> None:
    page, gz, br = with_packed([PAGE], tmp_path)
    assert page is PAGE
    assert (gz.path, br.path) == ("kalender/index.html.gz", "kalender/index.html.br")
    assert gzip.decompress(gz.content) == brotli.decompress(br.content) == TEXT


def test_the_same_text_gives_the_same_bytes(tmp_path: Path) -> None:
    assert list(with_packed([PAGE], tmp_path)) == list(with_packed([PAGE], tmp_path))


def test_a_copy_has_the_time_of_its_text(tmp_path: Path) -> None:
    calendar = OutputFile("kalender/alle.ics", TEXT, CHANGED)
    assert [file.changed for file in with_packed([calendar], tmp_path)] == [CHANGED] * 3


@pytest.mark.parametrize("name", ["bilder/tuer.avif", "theme/img/tuer.png", "such.wasm"])
def test_what_is_packed_already_has_no_copy(tmp_path: Path, name: str) -> None:
    picture = OutputFile(name, TEXT)
    assert list(with_packed([picture], tmp_path)) == [picture]


def test_a_copy_that_saves_nothing_is_left_out(tmp_path: Path) -> None:
    short = OutputFile("robots.txt", b"User-agent: *\n")
    assert list(with_packed([short], tmp_path)) == [short]


def test_an_unchanged_text_is_not_packed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "output"
    write_output(output, *with_packed([PAGE], output))
    monkeypatch.setattr(packing.gzip, "compress", None)
    monkeypatch.setattr(packing.brotli, "compress", None)
    written = write_output(output, *with_packed([PAGE], output))
    assert (written.files, written.changed, written.removed) == (3, 0, 0)


@pytest.mark.parametrize("ending", [".gz", ".br"])
@pytest.mark.parametrize("damage", [b"", b"alt", TEXT])
def test_a_damaged_copy_is_made_anew(tmp_path: Path, ending: str, damage: bytes) -> None:
    output = tmp_path / "output"
    write_output(output, *with_packed([PAGE], output))
    copy = output / f"kalender/index.html{ending}"
    sound = copy.read_bytes()
    copy.write_bytes(damage)
    write_output(output, *with_packed([PAGE], output))
    assert copy.read_bytes() == sound


def test_a_changed_text_has_new_copies(tmp_path: Path) -> None:
    output = tmp_path / "output"
    write_output(output, *with_packed([PAGE], output))
    write_output(output, *with_packed([OutputFile(PAGE.path, TEXT * 2)], output))
    packed = (output / "kalender/index.html.gz").read_bytes()
    assert gzip.decompress(packed) == TEXT * 2
