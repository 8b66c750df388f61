"""What was planned together is planned again only where something may be due."""

from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.build.manifest import IndexFile
from plugins.build.output import Build, write_site
from plugins.build.task import Group, Job, Made, OutputFile
from plugins.website.theme_files.fingerprints import TemplateKeys

HOME = Job("home", b"1", lambda: Made((OutputFile("kalender/index.html", b"home"),)))


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., list[str]]:
    """Builds a Group of dates; which of them were planned and made comes back."""
    (tmp_path / "vorlagen").mkdir()
    output, index = tmp_path / "output", IndexFile(tmp_path / "cache", tmp_path / "output", b"1")

    def write(key: bytes, **dates: str) -> list[str]:
        seen: list[str] = []

        def made(name: str) -> Made:
            seen.append(f"made {name}")
            return Made((OutputFile(f"{name}.html", dates[name].encode()),))

        def jobs() -> tuple[Job, ...]:
            seen.append("planned")
            return tuple(
                Job(name, text.encode(), lambda name=name: made(name))
                for name, text in dates.items()
            )

        build = Build(index=index, templates=TemplateKeys(tmp_path / "vorlagen"))
        write_site(output, (Group("dates", key, jobs), HOME), build)
        return seen

    return write


def test_with_the_same_key_nothing_is_planned(write: Callable[..., list[str]]) -> None:
    assert write(b"1", fest="a", chor="b") == ["planned", "made fest", "made chor"]
    assert write(b"1", fest="a", chor="b") == []
    assert write(b"2", fest="c", chor="b") == ["planned", "made fest"]
    assert write(b"2", fest="c", chor="b") == []


def test_what_is_planned_no_more_is_taken_away(
    write: Callable[..., list[str]], tmp_path: Path
) -> None:
    write(b"1", fest="a", chor="b")
    assert write(b"2", chor="b") == ["planned"]
    assert not (tmp_path / "output/fest.html").exists()
    assert write(b"2", chor="b") == []
    assert (tmp_path / "output/chor.html").read_text() == "b"


def test_what_somebody_broke_is_mended(write: Callable[..., list[str]], tmp_path: Path) -> None:
    write(b"1", fest="a", chor="b")
    (tmp_path / "output/chor.html").write_text("kaputt")
    assert write(b"1", fest="a", chor="b") == ["planned", "made chor"]
    assert (tmp_path / "output/chor.html").read_text() == "b"


def test_another_template_may_concern_any_of_them(
    write: Callable[..., list[str]], tmp_path: Path
) -> None:
    write(b"1", fest="a")
    (tmp_path / "vorlagen/date.html").write_text("Neu")
    assert write(b"1", fest="a") == ["planned"]
    assert write(b"1", fest="a") == []
