"""A build that goes on from the last one runs without Pelican, and only where nobody misses it."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pelican import signals

from plugins.website import building
from plugins.website.settings import ROOT

PLUGIN = """
from pathlib import Path
from pelican import signals

def register():
    signals.finalized.connect(heard)

def heard(pelican):
    with Path(pelican.settings["GEHOERT"]).open("a") as stream:
        stream.write("ja ")
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


def test_a_second_build_does_not_even_load_pelican(override: dict[str, object]) -> None:
    building.run(override)
    Path(str(override["PATH"]), "artikel/neu.md").write_text(
        "---\ntitel: Neu\ndatum: 1.10.2026\n---\nNeues.\n", "utf-8"
    )
    again = (
        "import sys, datetime; from plugins.website.building import run;"
        f"print(run({override!r}).written.changed > 0, 'pelican' in sys.modules)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", again], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert ended.stdout == "True False\n"


@pytest.mark.parametrize(
    ("text", "loads_forms"),
    [
        ("---\ntitel: Neu\ndatum: 1.10.2026\n---\nNeues und mehr.\n", "False"),
        ("---\ntitel: Neu\ndatum: 2.10.2026\n---\nNeues.\n", "True"),
    ],
    ids=["below the head", "the head"],
)
def test_only_a_head_that_has_changed_is_read_with_its_form(
    override: dict[str, object], text: str, loads_forms: str
) -> None:
    file = Path(str(override["PATH"]), "artikel/neu.md")
    file.write_text("---\ntitel: Neu\ndatum: 1.10.2026\n---\nNeues.\n", "utf-8")
    building.run(override)
    file.write_text(text, "utf-8")
    again = (
        "import sys, datetime; from plugins.website.building import run;"
        f"print(run({override!r}).written.changed > 0, 'pydantic' in sys.modules)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", again], cwd=ROOT, check=True, capture_output=True, text=True
    )
    assert ended.stdout == f"True {loads_forms}\n"


@pytest.fixture
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Another plugin, which hears nothing any more of the builds of other tests."""
    (tmp_path / "hoerende_erweiterung.py").write_text(PLUGIN, "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield
    signals.finalized.disconnect(sys.modules.pop("hoerende_erweiterung").heard)


@pytest.mark.usefixtures("plugin")
def test_another_plugin_hears_of_every_build(override: dict[str, object], tmp_path: Path) -> None:
    more = {
        "PLUGINS": ["plugins.website.plugin", "hoerende_erweiterung"],
        "GEHOERT": str(tmp_path / "gehoert"),
    }
    for _ in range(2):
        building.run(override | more)
    assert (tmp_path / "gehoert").read_text("utf-8") == "ja ja "


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
