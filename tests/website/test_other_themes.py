"""Any theme of Pelican shows the site: its articles, its pages and, where it asks, its dates."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from plugins.website.run import run
from plugins.website.settings import ROOT, SettingsError

Pelican = Callable[..., subprocess.CompletedProcess[str]]

ARTICLE = """\
---
titel: Wir fahren weg
datum: 05.01.2026
schlagworte: Ferien
sprache: de
---

Zum [Fest]({filename}sommerfest.md).

[[termine singen]]
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "tests/miniature", tmp_path / "content")
    (tmp_path / "content/artikel/fahrt.md").write_text(ARTICLE, "utf-8")
    page = "---\ntitel: Über uns\nslug: wir\n---\n\nWir sind da.\n"
    (tmp_path / "content/seiten/wir.md").write_text(page, "utf-8")
    return tmp_path / "content"


@pytest.fixture
def pelican(content: Path, tmp_path: Path) -> Pelican:
    """`pelican -t simple` with the site's own settings."""

    def start(theme: str, *words: str) -> subprocess.CompletedProcess[str]:
        settings = [f'CACHE_PATH="{tmp_path}/cache"', 'TERMINE_HEUTE="2026-11-22"']
        own = str(ROOT / "pelicanconf.py")
        return subprocess.run(
            [
                *(sys.executable, "-m", "pelican", str(content), "-s", own),
                *("-o", str(tmp_path / "output"), "-t", theme, "-e", *settings, *words),
            ],
            cwd=tmp_path,
            check=False,
            capture_output=True,
            text=True,
        )

    return start


def text(file: Path) -> str:
    return " ".join(BeautifulSoup(file.read_text("utf-8"), "html.parser").get_text(" ").split())


@pytest.mark.parametrize("theme", ["simple", "notmyidea"])
def test_a_theme_of_pelican_shows_texts_and_dates(
    pelican: Pelican, tmp_path: Path, theme: str
) -> None:
    done = pelican(theme)
    assert done.returncode == 0, done.stderr
    output = tmp_path / "output"
    article = output / "aktuelles/fahrt/index.html"
    assert "Wir fahren weg" in text(article)
    assert "aktuelles/sommerfest/" in article.read_text("utf-8")
    assert "Singen mit Babys" in text(article)
    assert "[[termine" not in text(article)
    assert "Wir sind da." in text(output / "wir/index.html")
    assert "Kleines Familienbüro" in text(output / "start/index.html")
    home = text(output / "index.html")
    assert "Wir feiern den Sommer" in home
    assert "Singen mit Babys" in home
    assert "Singen mit Babys" in text(output / "termine/singen/index.html")
    assert (output / "kalender/alle.ics").is_file()
    assert "Wir fahren weg" in text(output / "tag/ferien.html")


def test_a_mistake_ends_it_with_the_report(pelican: Pelican, content: Path, tmp_path: Path) -> None:
    file = content / "termine.yaml"
    file.write_text(file.read_text("utf-8").replace("id: singen", "id: Singen!"), "utf-8")
    done = pelican("simple")
    assert done.returncode == 1
    assert "Singen!" in done.stdout + done.stderr
    assert not (tmp_path / "output/index.html").exists()


def test_the_next_build_with_our_theme_does_not_refuse_what_it_left(
    pelican: Pelican, content: Path, tmp_path: Path
) -> None:
    assert pelican("simple").returncode == 0
    assert pelican(str(ROOT / "theme")).returncode == 0
    assert not (tmp_path / "output/start").exists()
    assert "familienbuero" in (tmp_path / "output/index.html").read_text("utf-8")


def test_our_own_build_says_who_can_build_with_another_theme(content: Path, tmp_path: Path) -> None:
    override = {
        "PATH": str(content),
        "CACHE_PATH": str(tmp_path / "cache"),
        "OUTPUT_PATH": str(tmp_path / "output"),
        "THEME": "simple",
    }
    with pytest.raises(SettingsError, match="Bitte mit dem Befehl „pelican“ bauen"):
        run(override)
