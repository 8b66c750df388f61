"""The machine around a build is odd: the site comes out the same, or a sentence says why not."""

import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import time_machine

from plugins.build.lock import build_lock
from plugins.website import settings
from tests.drawn_cards import give_cards
from tests.faults.killed_builds import PAST, ROOT, TODAY, Site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """The miniature site, built, with a cache of its own."""
    site = Site(tmp_path)
    site.build()
    return site


def command(folder: Path, variables: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, with no other variables than these."""
    words = ["build", "--content", str(folder / "content"), "--output", str(folder / "output")]
    return subprocess.run(
        [sys.executable, "-m", "invoke", *words, "--today", TODAY.isoformat(), "--no-search"],
        cwd=ROOT,
        env={"HOME": str(folder), **variables},
        check=False,
        capture_output=True,
        encoding="utf-8",
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    "variables",
    [
        {"LC_ALL": "C", "TZ": "Pacific/Kiritimati"},
        {"LC_ALL": "xx_XX.UTF-8", "TZ": "Nirgends/Nirgendwo"},
    ],
    ids=lambda variables: " ".join(variables.values()),
)
def test_locale_and_zone_of_the_machine_change_no_byte(
    tmp_path: Path, variables: Mapping[str, str]
) -> None:
    usual, odd = Site(tmp_path / "usual"), Site(tmp_path / "odd")
    usual.build()
    done = command(odd.folder, {"PATH": os.environ["PATH"], **variables})
    assert (done.returncode, done.stdout.split(",")[0]) == (0, "Gebaut: 28 Seiten"), done.stderr
    assert _but_for_the_state(odd) == _but_for_the_state(usual)


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC"])
def test_the_day_is_that_of_herne_wherever_the_machine_stands(
    zone: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", zone)
    half_past_eleven = datetime(2026, 12, 31, 22, 30, tzinfo=UTC)
    with time_machine.travel(half_past_eleven, tick=False):
        assert settings.today() == date(2026, 12, 31)
    with time_machine.travel(half_past_eleven.replace(hour=23), tick=False):
        assert settings.today() == date(2027, 1, 1)


@pytest.mark.slow
def test_without_git_the_times_of_the_files_count(tmp_path: Path) -> None:
    site = Site(tmp_path)
    _commit(site.folder)
    done = command(site.folder, {"PATH": str(tmp_path / "nothing")})
    assert done.returncode == 0, done.stderr
    assert b"DTSTAMP:20270115T080000Z" in site.tree()["kalender/alle.ics"][0]


def test_a_clock_that_was_set_back_hides_no_change(site: Site) -> None:
    _age(site, 2_000_000_000)
    site.build()
    site.say(1)
    assert (site.folder / "content" / "termine.yaml").stat().st_mtime < 1_900_000_000
    site.build()
    quick = site.tree()
    site.build(TERMINE_ALLES=True)  # a machine that builds for the first time knows no entry's age
    assert site.tree() == quick


def test_a_day_earlier_than_that_of_the_last_build_is_no_harm(site: Site) -> None:
    site.build(TERMINE_HEUTE=date(2027, 3, 1))
    site.build()
    assert site.tree() == _from_nothing(site)


def test_two_builds_at_once_are_told_and_the_first_goes_on(site: Site) -> None:
    before = site.tree()
    with build_lock(ROOT / ".cache", site.output):
        done = command(site.folder, {"PATH": os.environ["PATH"]})
    told = "Die Website wird gerade schon gebaut. Bitte warten, bis das fertig ist.\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", told)
    assert site.tree() == before


def _nothing(_: bytes) -> bytes:
    return b""


def _one_bit(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :]


def _foreign(_: bytes) -> bytes:
    return pickle.dumps({"another": "program"})


def _folder(_: bytes) -> None:
    return None


@pytest.mark.slow
@pytest.mark.parametrize("damage", [_nothing, _one_bit, _foreign, _folder])
def test_a_damaged_cache_is_as_good_as_none(
    tmp_path: Path, damage: Callable[[bytes], bytes | None]
) -> None:
    site = _site_with_everything(tmp_path)
    damaged = _damage(site.cache, damage)
    assert damaged == {"cache.sqlite"}
    site.build()
    assert site.tree() == _from_nothing(site)


@pytest.mark.slow
@pytest.mark.parametrize("damage", [_nothing, _one_bit])
def test_a_damaged_search_index_is_made_anew(
    tmp_path: Path, damage: Callable[[bytes], bytes | None]
) -> None:
    site = Site(tmp_path)
    site.build(TERMINE_SUCHE=True)
    right = site.tree()
    _damage(site.output / "pagefind", damage)
    site.build(TERMINE_SUCHE=True)
    assert site.tree() == right


def test_a_file_changed_in_the_output_comes_back(site: Site) -> None:
    right = site.tree()
    (site.output / "index.html").write_text("Hacked", "utf-8")
    (site.output / "termine" / "index.html").unlink()
    (site.output / "fremd.html").touch()
    site.build()
    assert site.tree() == right


def _site_with_everything(folder: Path) -> Site:
    """With a picture and a history, and a change to come, so that every cache is asked."""
    site = Site(folder)
    (site.folder / "content" / "bilder").mkdir()
    shutil.copy(ROOT / "tests" / "faults" / "tuer.jpg", site.folder / "content" / "bilder")
    home = site.folder / "content" / "seiten" / "start.md"
    home.write_text(f"{home.read_text('utf-8')}\n![Die Tür](tuer.jpg)\n", "utf-8")
    _commit(site.folder)
    site.build()
    return site


def _damage(cache: Path, damage: Callable[[bytes], bytes | None]) -> set[str]:
    """Damage every file of a cache; their names."""
    names = set()
    for path in sorted(path for path in cache.rglob("*") if path.is_file()):
        if path.suffix == ".lock":
            continue
        spoiled = damage(path.read_bytes())
        path.unlink()
        path.mkdir() if spoiled is None else path.write_bytes(spoiled)
        names.add(path.relative_to(cache).as_posix())
    return names


def _from_nothing(site: Site) -> Mapping[str, tuple[bytes, int]]:
    """What a machine gives that builds for the first time."""
    first = Site.__new__(Site)
    first.folder, first.output, first.cache = site.folder, site.folder / "o", site.folder / "c"
    give_cards(first.cache)
    first.build()
    return first.tree()


def _but_for_the_state(site: Site) -> Mapping[str, tuple[bytes, int]]:
    return {name: one for name, one in site.tree().items() if name != "stand.json"}


def _age(site: Site, moment: int) -> None:
    """As if everything had been written at a moment to come."""
    for folder in (site.folder / "content", site.output):
        for path in folder.rglob("*"):
            os.utime(path, (moment, moment))


def _commit(folder: Path) -> None:
    for words in (["init", "--quiet"], ["add", "content"], ["commit", "--quiet", "-m", "Termine"]):
        subprocess.run(
            ["git", "-c", "user.name=N", "-c", "user.email=n@example.org", *words],
            cwd=folder,
            check=True,
            env={**os.environ, "GIT_COMMITTER_DATE": f"{PAST + 9} +0000"},
        )
