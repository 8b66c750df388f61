"""Every page says when its content last changed, and the sitemap says the same."""

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from plugins.website.run import run
from plugins.website.settings import ROOT
from tests.drawn_cards import give_cards
from tests.termine.history.book import Repository

TODAY = date(2026, 11, 22)
PAGE = "---\ntitel: {title}\nkurztext: Kurz.\n{more}---\n{body}\n"

Build = Callable[..., Path]


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """The miniature site with four pages, committed on four days."""
    repository = Repository(tmp_path / "site")
    shutil.copytree(ROOT / "tests" / "miniature", repository.content, dirs_exist_ok=True)
    page(repository, "angebote", "Angebote")
    page(repository, "impressum", "Impressum")
    page(repository, "barrierefreiheit", "Barrierefreiheit", more="stand: 05.02.2026\n")
    repository.commit("2026-03-01 10:00")
    page(repository, "beratung", "Beratung", more="menue: Angebote\n")
    repository.commit("2026-03-02 10:00")
    events = repository.content / "termine.yaml"
    repository.write("termine.yaml", events.read_text("utf-8").replace("Krankheit", "Umbau"))
    repository.commit("2026-03-03 10:00")
    page(repository, "impressum", "Impressum", body="Neu.")
    repository.commit("2026-03-04 23:30")
    return repository


def page(repository: Repository, slug: str, title: str, *, more: str = "", body: str = "") -> None:
    """Write a page of content/seiten."""
    repository.write(f"seiten/{slug}.md", PAGE.format(title=title, more=more, body=body))


@pytest.fixture
def build(repository: Repository, tmp_path: Path) -> Build:
    """`build("output")` builds the repository's content; another cache knows nothing yet."""

    def build(name: str = "output", cache: str = "cache") -> Path:
        give_cards(tmp_path / cache)
        override = {
            "PATH": str(repository.content),
            "CACHE_PATH": str(tmp_path / cache),
            "OUTPUT_PATH": str(tmp_path / name),
            "SITEURL": "https://familie.example",
            "TERMINE_HEUTE": TODAY,
            "TERMINE_SUCHE": False,
        }
        run(override)
        return tmp_path / name

    return build


def changes(output: Path) -> dict[str, str]:
    """What each page says in its foot, by its address."""
    found = {}
    for path in output.rglob("*.html"):
        said = re.findall(r'Stand: <time datetime="(.{10})">', path.read_text("utf-8"))
        name = path.relative_to(output).as_posix().removesuffix("index.html")
        found[f"/{name}"] = ", ".join(dict.fromkeys(said))
    return found


def test_each_page_names_the_day_of_the_commit_that_changed_it(build: Build) -> None:
    found = changes(build())
    expected = {
        "/beratung/": "2026-03-02",  # its own commit
        "/angebote/": "2026-03-02",  # the newest of the pages it shows
        "/impressum/": "2026-03-05",  # the day in Germany, where it was past midnight
        "/barrierefreiheit/": "2026-02-05",  # its head says so
        "/aktuelles/": "2026-06-01",  # an article is never older than the day it bears
        "/aktuelles/sommerfest/": "2026-06-01",
        "/": "2026-06-01",
        "/termine/": "2026-03-03",
        "/termine/2026/06/": "2026-03-01",
        "/termine/archiv/": "2026-03-03",
        "/termine/archiv/2026/": "2026-03-03",
        "/termine/singen/": "2026-03-03",
        "/termine/singen/2026-12-15/": "2026-03-03",
        "/termine/sommerfest-2026/": "2026-03-01",
        "/termine/aushang/2026-Q4/": "2026-03-03",
        "/termine/ort/familienbuero/": "2026-03-03",
        "/termine/rubrik/feste/": "2026-03-01",
        "/kalender/": "2026-03-03",
        "/404.html": "2026-06-01",  # the newest of the whole site
    }
    assert {url: found[url] for url in expected} == expected
    assert [url for url, day in found.items() if not day] == [
        "/termine/sommerfest-2026/2026-06-27/"  # it only leads to the page of the event
    ]


def test_the_sitemap_names_the_same_days(build: Build) -> None:
    output = build()
    sitemap = (output / "sitemap.xml").read_text("utf-8")
    entry = re.compile(r"<loc>https://familie\.example(.*?)</loc><lastmod>(.*?)</lastmod>")
    listed, found = dict(entry.findall(sitemap)), changes(output)
    assert len(listed) == sitemap.count("<url>") > 10
    assert listed == {url: found[url] for url in listed}


def test_a_new_commit_changes_what_it_changed_and_nothing_else(
    build: Build, repository: Repository
) -> None:
    before = {path: path.stat().st_mtime_ns for path in build().rglob("*.html")}
    page(repository, "beratung", "Beratung", more="menue: Angebote\n", body="Neu.")
    repository.commit("2026-07-01 10:00")
    output = build()
    assert {
        f"/{path.relative_to(output)}"
        for path in output.rglob("*.html")
        if path.stat().st_mtime_ns != before[path]
    } == {"/beratung/index.html", "/angebote/index.html", "/404.html"}
    assert changes(output) == changes(build("fresh", "other"))
    assert (output / "sitemap.xml").read_bytes() == (
        output.parent / "fresh/sitemap.xml"
    ).read_bytes()
