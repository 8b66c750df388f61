"""QR codes are drawn once, and again only where what is kept is not whole."""

from pathlib import Path

import pytest

from plugins.build.cache import write_whole
from plugins.website.images.qr_codes import kept_qr_svg
from plugins.website.pages import qr_svg

ADDRESS = "webcal://familie.example/kalender/alle.ics"


def test_a_code_is_the_same_from_the_cache(tmp_path: Path) -> None:
    assert kept_qr_svg(tmp_path, b"1", ADDRESS) == qr_svg(ADDRESS)
    assert kept_qr_svg(tmp_path, b"1", ADDRESS) == qr_svg(ADDRESS)
    assert len(list(tmp_path.rglob("*.svg"))) == 1


def test_a_code_that_is_kept_is_not_drawn_again(tmp_path: Path) -> None:
    kept_qr_svg(tmp_path, b"1", ADDRESS)
    write_whole(_only_file(tmp_path), b"<svg>kept</svg>")
    assert kept_qr_svg(tmp_path, b"1", ADDRESS) == "<svg>kept</svg>"


@pytest.mark.parametrize("damaged", [b"", b"<svg>"])
def test_a_code_that_is_not_whole_is_drawn_again(tmp_path: Path, damaged: bytes) -> None:
    kept_qr_svg(tmp_path, b"1", ADDRESS)
    _only_file(tmp_path).write_bytes(damaged)
    assert kept_qr_svg(tmp_path, b"1", ADDRESS) == qr_svg(ADDRESS)


def test_another_address_is_another_code(tmp_path: Path) -> None:
    assert kept_qr_svg(tmp_path, b"1", ADDRESS) != kept_qr_svg(tmp_path, b"1", f"{ADDRESS}2")


def test_another_program_draws_for_itself(tmp_path: Path) -> None:
    kept_qr_svg(tmp_path, b"1", ADDRESS)
    write_whole(_only_file(tmp_path), b"<svg>kept</svg>")
    assert kept_qr_svg(tmp_path, b"2", ADDRESS) == qr_svg(ADDRESS)


def _only_file(folder: Path) -> Path:
    (file,) = folder.rglob("*.svg")
    return file
