"""A build does only what is needed, and what it leaves is what a build from nothing leaves."""

import random
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pytest

from plugins.build import builder, staging
from plugins.website import tasks
from plugins.website.pages.views import Page
from plugins.website.run import run
from plugins.website.settings import ROOT
from plugins.website.site import CACHE_FILE
from plugins.website.writing import Outcome
from tests.drawn_cards import give_cards
from tests.website.images.drawn import drawn, saved

TODAY = date(2026, 11, 22)
MINIATURE = ROOT / "tests" / "miniature"


@dataclass
class Site:
    """A site of its own: content, theme, cache and output below one folder."""

    folder: Path
    today: date = TODAY
    settings: dict[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        shutil.copytree(MINIATURE, self.folder / "content")
        shutil.copytree(ROOT / "theme", self.folder / "theme")

    def build(self, name: str = "output", cache: str = "cache", **more: object) -> Outcome:
        """Build into a folder; another cache is that of somebody who builds for the first time.

        Without Git it is only our own that knows since when an entry has the text it has.
        """
        give_cards(self.folder / cache)
        if cache != "cache":
            _know_times(self.folder / "cache" / CACHE_FILE, self.folder / cache / CACHE_FILE)
        override = {
            "PATH": str(self.folder / "content"),
            "THEME": str(self.folder / "theme"),
            "CACHE_PATH": str(self.folder / cache),
            "OUTPUT_PATH": str(self.folder / name),
            "TERMINE_HEUTE": self.today,
            "TERMINE_SUCHE": False,
        }
        return run(override | self.settings | more)

    @property
    def changed(self) -> int:
        """How many files the next build writes."""
        written = self.build().written
        assert written is not None
        return written.changed + written.removed

    def tree(self, name: str = "output") -> dict[str, bytes]:
        """The bytes of every file."""
        root = self.folder / name
        paths = (path for path in root.rglob("*") if path.is_file())
        return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}

    def stamps(self) -> dict[str, tuple[int, int]]:
        """Inode and time of every file."""
        root = self.folder / "output"
        found = {path: path.stat() for path in root.rglob("*") if path.is_file()}
        return {
            path.relative_to(root).as_posix(): (stat.st_ino, stat.st_mtime_ns)
            for path, stat in found.items()
        }

    def write(self, name: str, text: str) -> None:
        """Put a file below the site's folder."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        """Edit a file."""
        text = (self.folder / name).read_text("utf-8")
        assert old in text
        self.write(name, text.replace(old, new))


def _know_times(own: Path, other: Path) -> None:
    """Have nothing in another cache but the cards and the history of ours."""
    shutil.copy(own, other)
    with closing(sqlite3.connect(other)) as connection, connection:
        connection.execute("DELETE FROM entries WHERE name NOT IN ('history', 'cards')")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """The miniature site, built once."""
    site = Site(tmp_path)
    site.build()
    return site


def test_a_second_build_writes_nothing(site: Site) -> None:
    before = site.stamps()
    assert site.changed == 0
    assert site.stamps() == before


def test_an_edited_article_changes_its_page_and_what_shows_it(site: Site) -> None:
    before = site.stamps()
    site.replace("content/artikel/sommerfest.md", "etwas zu essen", "einen Kuchen")
    assert site.changed > 0
    changed = {path for path, stamp in site.stamps().items() if before.get(path) != stamp}
    assert "aktuelles/sommerfest/index.html" in changed
    assert not any(path.startswith(("termine/", "kalender/")) for path in changed)


def test_a_template_changes_only_its_pages(site: Site) -> None:
    before = site.stamps()
    site.replace("theme/templates/article.html", "{% block content %}", "{% block content %}Neu")
    site.build()
    changed = {path for path, stamp in site.stamps().items() if before.get(path) != stamp}
    assert changed == {"aktuelles/sommerfest/index.html"}


def test_a_component_changes_the_pages_that_include_it(site: Site) -> None:
    site.replace("theme/templates/components/pager.html", "{% macro", "{# neu #}\n{% macro")
    assert site.changed == 0
    site.replace("theme/templates/components/pager.html", "<nav", "<nav data-neu")
    site.build()
    page = (site.folder / "output/termine/singen/2026-12-15/index.html").read_text("utf-8")
    assert "<nav data-neu" in page


def test_the_next_day_leaves_alone_what_it_does_not_touch(site: Site) -> None:
    before = site.stamps()
    site.today += timedelta(days=3)
    site.build()
    after = site.stamps()
    assert after["termine/singen/index.html"] != before["termine/singen/index.html"]
    same = "termine/sommerfest-2026/index.html"
    assert after[same] == before[same]


def test_what_somebody_broke_in_the_output_is_mended(site: Site) -> None:
    whole = site.tree()
    page = site.folder / "output/termine/index.html"
    page.write_text("kaputt", encoding="utf-8")
    (site.folder / "output/kalender/alle.ics").unlink()
    (site.folder / "output/fremd.txt").touch()
    site.build()
    assert site.tree() == whole
    site.build()
    assert site.tree() == whole


def test_without_cache_unchanged_files_still_keep_their_time(site: Site) -> None:
    before = site.stamps()
    shutil.rmtree(site.folder / "cache")
    assert site.changed == 0
    assert site.stamps() == before


def test_a_full_build_makes_everything_and_changes_nothing(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, made = site.stamps(), []
    render = tasks.render

    def seen(templates: object, page: Page, view: object) -> bytes:
        made.append(page.url)
        return render(templates, page, view)

    monkeypatch.setattr(tasks, "render", seen)
    site.build()
    assert made == []
    site.build(TERMINE_ALLES=True, TERMINE_PROZESSE=1)
    assert "termine/singen/" in made
    assert site.stamps() == before


@pytest.mark.parametrize("moment", ["exchange", "write"])
def test_a_build_killed_at_the_worst_moment_is_made_good(
    site: Site, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    """Before the trees change places, and before the manifest is written."""

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    site.replace("content/termine.yaml", "Singen mit Babys", "Singen mit Kindern")
    before = site.tree()
    with monkeypatch.context() as patch:
        patch.setattr(
            *{"exchange": (staging, "exchange"), "write": (builder, "write_manifest")}[moment], die
        )
        with pytest.raises(KeyboardInterrupt):
            site.build()
    if moment == "exchange":
        assert site.tree() == before
    site.build()
    site.build("fresh", "other")
    assert site.tree() == site.tree("fresh")


def test_several_processes_give_the_same_bytes_as_one(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(builder, "_FEW", 0)
    site.build("three", "other", TERMINE_PROZESSE=3)
    assert site.tree("three") == site.tree()


def test_a_mistake_in_a_template_is_told_from_every_process(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(builder, "_FEW", 0)
    site.replace("theme/templates/date.html", "date.text_html %}", "date.wann %}")
    before = site.tree()
    with pytest.raises(Exception, match="has no attribute 'wann'"):
        site.build(TERMINE_PROZESSE=2)
    assert site.tree() == before


Edit = Callable[[Site, random.Random], None]


def _new_event(site: Site, chance: random.Random) -> None:
    number = chance.randrange(3)
    day = TODAY + timedelta(days=chance.randrange(-400, 400))
    site.write(
        f"content/termine/neu-{number}.yaml",
        f"termine:\n  - id: neu-{number}\n    titel: Neues {chance.randrange(9)}\n"
        f"    rubrik: {chance.choice(['Musik', 'Feste', 'Reden'])}\n    ort: familienbuero\n"
        f"    datum: {day:%d.%m.%Y}\n    um: 10 Uhr\n"
        f"    beschreibung: '[Mehr]({chance.choice(['/neu/', '/termine/neu-1/'])})'\n",
    )


def _lost_event(site: Site, chance: random.Random) -> None:
    (site.folder / f"content/termine/neu-{chance.randrange(3)}.yaml").unlink(missing_ok=True)


def _new_text(site: Site, chance: random.Random) -> None:
    number = chance.randrange(3)
    site.write(
        f"content/artikel/neu-{number}.md",
        f"---\ntitel: Neu {chance.randrange(9)}\ndatum: 1.{chance.randrange(1, 12)}.2026\n---\n"
        f"[Zum Fest](/termine/sommerfest-2026/) {chance.randrange(99)}\n\n"
        "[[termine rubrik=Feste]]\n",
    )


def _lost_text(site: Site, chance: random.Random) -> None:
    (site.folder / f"content/artikel/neu-{chance.randrange(3)}.md").unlink(missing_ok=True)


def _page(site: Site, chance: random.Random) -> None:
    path = site.folder / "content/seiten/neu.md"
    if path.exists():
        path.unlink()
    else:
        site.write("content/seiten/neu.md", "---\ntitel: Neu\n---\nEine Seite.\n")


def _template(site: Site, chance: random.Random) -> None:
    name = chance.choice(["components/date_list.html", "event.html", "month.html", "base.html"])
    path = f"theme/templates/{name}"
    text = (site.folder / path).read_text("utf-8")
    site.write(path, text.replace("<p", f'<p data-n="{chance.randrange(99)}"', 1))


def _style(site: Site, chance: random.Random) -> None:
    site.write("theme/static/css/components/neu.css", f".neu {{ order: {chance.randrange(9)} }}")


def _next_day(site: Site, chance: random.Random) -> None:
    site.today += timedelta(days=chance.choice([1, 1, 9, 40]))


def _name(site: Site, chance: random.Random) -> None:
    site.settings["SITENAME"] = f"Büro {chance.randrange(3)}"


def _topic(site: Site, chance: random.Random) -> None:
    topic = f"thema: Lieder {chance.randrange(9)}"
    _swap(site, "content/termine.yaml", r"thema: Lieder.*", topic)


def _series(site: Site, chance: random.Random) -> None:
    _swap(site, "content/termine.yaml", r"bis: 22.12.202\d", f"bis: 22.12.202{chance.choice('67')}")


def _fate(site: Site, chance: random.Random) -> None:
    fate = chance.choice(["entfaellt: Krankheit", "entfaellt: Umbau", "raum: Saal 2"])
    _swap(site, "content/termine.yaml", r"(?<=am: Di 01.12.2026\n        ).*", fate)


def _venue(site: Site, chance: random.Random) -> None:
    name = f"name: Familienbüro {chance.randrange(3)}"
    _swap(site, "content/orte.yaml", r"name: Familienbüro.*", name)


def _tie(site: Site, chance: random.Random) -> None:
    event_id = chance.choice(["singen", "sommerfest-2026"])
    _swap(site, "content/artikel/sommerfest.md", r"termine: .*", f"termine: {event_id}")


def _title(site: Site, chance: random.Random) -> None:
    title = f"titel: Wir feiern den Sommer {chance.randrange(3)}"
    _swap(site, "content/artikel/sommerfest.md", r"titel: .*", title)


def _picture(site: Site, chance: random.Random) -> None:
    _swap(site, "content/termine.yaml", r"    bild(text)?: .*\n", "")
    if chance.randrange(3):
        picture = site.folder / "content/bilder/bild.png"
        picture.parent.mkdir(exist_ok=True)
        picture.write_bytes(saved(drawn((chance.choice([40, 60]), 30)), "PNG"))
        said = "    bild: bild.png\n    bildtext: Ein Kreis\n"
        _swap(site, "content/termine.yaml", r"(?=    artikel: sommerfest)", said)


def _swap(site: Site, name: str, pattern: str, new: str) -> None:
    text = (site.folder / name).read_text("utf-8")
    site.write(name, re.sub(pattern, new, text))


def _damage(site: Site, chance: random.Random) -> None:
    paths = sorted(path for path in (site.folder / "output").rglob("*") if path.is_file())
    chance.choice([path for path in paths if "kalender/index" not in str(path)]).unlink()


def _bring_back(site: Site, chance: random.Random) -> None:
    """Whatever the events of these edits lead to."""
    if not (site.folder / "content/seiten/neu.md").exists():
        _page(site, chance)
    while not (site.folder / "content/termine/neu-1.yaml").exists():
        _new_event(site, chance)


EDITS: tuple[Edit, ...] = (
    *(_new_event, _lost_event, _new_text, _lost_text, _page, _template, _style),
    *(_next_day, _name, _topic, _damage, _series, _fate, _venue, _tie, _title, _picture),
)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_after_any_edits_the_bytes_are_those_of_a_full_build(tmp_path: Path, seed: int) -> None:
    site, chance = Site(tmp_path), random.Random(seed)  # noqa: S311  # a test
    for step in range(8):
        for edit in chance.sample(EDITS, chance.choice([1, 1, 2, 3])):
            if edit is not _damage or step:
                edit(site, chance)
        if (refused := site.build()).written is None:  # an event leads to what is gone now
            assert {one.kind for one in refused.diagnostics if one.is_error} == {"broken-link"}
            _bring_back(site, chance)
            assert site.build().written is not None
        if step % 2:
            site.build("fresh", f"cache-{step}")
            assert site.tree() == site.tree("fresh")
