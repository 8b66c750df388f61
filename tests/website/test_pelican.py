"""Every build is a run of Pelican: other plugins find what they expect, and hear of everything."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pelican import signals

from plugins.website.run import run
from plugins.website.settings import ROOT

PLUGIN = """
from pathlib import Path
from pelican import signals

def register():
    signals.finalized.connect(heard)
    signals.all_generators_finalized.connect(shown)

def heard(pelican):
    with Path(pelican.settings["GEHOERT"]).open("a") as stream:
        stream.write("ja ")

def shown(generators):
    context = generators[0].context
    lines = [f"{one.url} {one.save_as} {one.title} {one.date:%Y-%m-%d} {one.lang}"
             for name in ("articles", "pages") for one in context[name]]
    Path(generators[0].settings["GEHOERT"] + ".texte").write_text("\\n".join(sorted(lines)))
"""


@pytest.fixture
def override(tmp_path: Path) -> dict[str, object]:
    shutil.copytree(ROOT / "tests/miniature", tmp_path / "content")
    return {
        "PATH": str(tmp_path / "content"),
        "CACHE_PATH": str(tmp_path / "cache"),
        "OUTPUT_PATH": str(tmp_path / "output"),
        "TERMINE_HEUTE": date(2026, 11, 22),
        "TERMINE_SUCHE": False,
    }


@pytest.fixture
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Another plugin, which hears nothing any more of the builds of other tests."""
    (tmp_path / "hoerende_erweiterung.py").write_text(PLUGIN, "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield
    other = sys.modules.pop("hoerende_erweiterung")
    signals.finalized.disconnect(other.heard)
    signals.all_generators_finalized.disconnect(other.shown)


@pytest.mark.usefixtures("plugin")
def test_another_plugin_hears_of_every_build(override: dict[str, object], tmp_path: Path) -> None:
    more = {
        "PLUGINS": ["plugins.website.site", "hoerende_erweiterung"],
        "GEHOERT": str(tmp_path / "gehoert"),
    }
    for _ in range(2):
        run(override | more)
    assert (tmp_path / "gehoert").read_text("utf-8") == "ja ja "


@pytest.mark.usefixtures("plugin")
def test_another_plugin_finds_articles_and_pages_as_pelican_makes_them(
    override: dict[str, object], tmp_path: Path
) -> None:
    more = {
        "PLUGINS": ["plugins.website.site", "hoerende_erweiterung"],
        "GEHOERT": str(tmp_path / "gehoert"),
    }
    run(override | more)
    assert (tmp_path / "gehoert.texte").read_text("utf-8").splitlines() == [
        " index.html Kleines Familienbüro 2026-11-22 de",
        "aktuelles/sommerfest/ aktuelles/sommerfest/index.html Wir feiern den Sommer 2026-06-01 de",
    ]


def test_a_further_run_of_the_same_pelican_reads_the_dates_anew(
    override: dict[str, object],
) -> None:
    file = Path(str(override["PATH"]), "termine.yaml")
    again = (
        "import sys, datetime, pathlib; from pelican import Pelican;"
        "from pelican.settings import read_settings;"
        f"pelican = Pelican(read_settings('pelicanconf.py', override={override!r}));"
        f"file = pathlib.Path({str(file)!r}); text = file.read_text('utf-8'); pelican.run();"
        "file.write_text(text.replace('Singen mit Babys', 'Singen mit Kindern'), 'utf-8');"
        "pelican.run()"
    )
    assert "Singen mit Babys" in file.read_text("utf-8")
    subprocess.run([sys.executable, "-c", again], cwd=ROOT, check=True, capture_output=True)
    assert (
        "Singen mit Kindern" in Path(str(override["OUTPUT_PATH"]), "termine/index.html").read_text()
    )
