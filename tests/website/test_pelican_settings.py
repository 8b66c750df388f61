"""Every setting of Pelican holds, or is told by name; none is ignored silently."""

import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from pelican import Pelican, signals
from pelican.settings import DEFAULT_CONFIG, read_settings

from plugins.build.staging import ForeignFolderError
from plugins.website.checks.pelican_settings import changed_in_vain, fixed, honoured, instead
from plugins.website.run import run
from plugins.website.settings import ROOT, SettingsError
from tests.documents.handbook import code, tables

Start = Callable[[dict[str, object]], object]


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


def told(override: dict[str, object], **settings: object) -> list[tuple[str, str]]:
    found = run(override | settings, only_checks=True).diagnostics
    return [(one.message, one.advice) for one in found if one.kind == "setting-in-vain"]


def test_every_setting_of_pelican_is_honoured_or_told() -> None:
    assert DEFAULT_CONFIG.keys() <= honoured() | instead().keys()
    assert honoured().isdisjoint(instead())
    assert fixed().keys() <= instead().keys()


def test_the_document_has_a_row_for_each_that_says_the_same() -> None:
    rows = [row for found in tables("docs/pelican.md").values() for row in found]
    by_name = {name: row[1] for row in rows for name in code(row[0])}
    assert honoured() | instead().keys() <= by_name.keys()
    assert [name for name in instead() if not by_name[name].startswith("Told: ")] == []
    assert [name for name in honoured() if by_name[name].startswith("Told: ")] == []
    assert not any("silently" in row[1] for row in rows)


def test_the_settings_as_they_are_tell_nothing(override: dict[str, object]) -> None:
    assert told(override) == []


@pytest.mark.parametrize("name", sorted(instead()))
def test_a_setting_that_changes_nothing_is_told_by_name(name: str) -> None:
    from_pelican = DEFAULT_CONFIG.get(name)
    values = {name: [("other", "x")] if isinstance(from_pelican, list) else "other"}
    found = [*changed_in_vain(values, (ROOT / "pelicanconf.py",))]
    assert [one.message for one in found] == [f"Die Einstellung {name} ändert hier nichts."]


def test_a_report_says_what_decides_instead(override: dict[str, object]) -> None:
    assert told(override, FEED_ALL_ATOM="feeds/all.atom.xml") == []  # Pelican's own default
    assert told(override, RELATIVE_URLS=True) == [
        (
            "Die Einstellung RELATIVE_URLS ändert hier nichts.",
            (
                "Das Aussehen kommt aus dem Ordner „theme“, das Menü aus HAUPTMENUE; Links "
                "beginnen mit dem Pfad von SITEURL. Bitte die Zeile löschen."
            ),
        ),
    ]


def test_texts_of_a_kind_lie_in_one_folder(override: dict[str, object]) -> None:
    with pytest.raises(SettingsError, match="ARTICLE_PATHS nennt mehrere Ordner"):
        run(override | {"ARTICLE_PATHS": ["artikel", "blog"]})


def as_pelican_does(override: dict[str, object]) -> None:
    Pelican(read_settings(str(ROOT / "pelicanconf.py"), override=override)).run()


@pytest.mark.parametrize("start", [run, as_pelican_does])
def test_no_setting_lets_pelican_write_beside_us(override: dict[str, object], start: Start) -> None:
    more = {
        "FEED_ALL_ATOM": "feeds/all.atom.xml",
        "DIRECT_TEMPLATES": ["index", "archives"],
        "TAG_SAVE_AS": "tag/{slug}.html",
        "OUTPUT_SOURCES": True,
        "DELETE_OUTPUT_DIRECTORY": True,
    }
    output = Path(str(override["OUTPUT_PATH"]))
    start(override)
    before = {path.relative_to(output) for path in output.rglob("*")}
    for settings in (more, {}):
        start(override | settings)
        assert {path.relative_to(output) for path in output.rglob("*")} == before


def test_an_address_without_a_slug_is_one_sentence(override: dict[str, object]) -> None:
    with pytest.raises(SettingsError, match=r"ARTICLE_SAVE_AS ist „blog/{slug}.html“"):
        run(override | {"ARTICLE_SAVE_AS": "blog/{slug}.html"})
    with pytest.raises(SystemExit, match=r"ARTICLE_SAVE_AS ist „blog/{slug}.html“"):
        as_pelican_does(override | {"ARTICLE_SAVE_AS": "blog/{slug}.html"})


PLUGIN = """
from pathlib import Path
from pelican import signals
from pelican.generators import Generator

class Writes(Generator):
    def generate_output(self, writer):
        Path(self.output_path).mkdir(exist_ok=True)
        Path(self.output_path, "calendar.txt").write_text("x")

def register():
    signals.get_generators.connect(generators)

def generators(_):
    return Writes
"""


@pytest.fixture
def plugin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Another plugin, which hears nothing any more of the builds of other tests."""
    (tmp_path / "schreibende_erweiterung.py").write_text(PLUGIN, "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield
    signals.get_generators.disconnect(sys.modules.pop("schreibende_erweiterung").generators)


@pytest.mark.usefixtures("plugin")
@pytest.mark.parametrize("start", [run, as_pelican_does])
def test_a_failed_build_with_another_plugin_does_not_make_the_output_foreign(
    override: dict[str, object], start: Start
) -> None:
    more = override | {"PLUGINS": ["plugins.website.site", "schreibende_erweiterung"]}
    file = Path(str(override["PATH"]), "termine.yaml")
    right = file.read_text("utf-8")
    output = Path(str(override["OUTPUT_PATH"]))
    file.write_text(right.replace("id: singen", "id: Singen!"), "utf-8")
    if start is as_pelican_does:
        with pytest.raises(SystemExit):
            start(more)
    else:
        start(more)
    assert not (output / "index.html").exists()
    file.write_text(right, "utf-8")
    for _ in range(2):
        start(more)
        assert (output / "calendar.txt").is_file()
        assert (output / "index.html").is_file()
        assert not (output / ".unfertig").exists()


def test_a_folder_of_somebody_else_is_still_refused(override: dict[str, object]) -> None:
    output = Path(str(override["OUTPUT_PATH"]))
    output.mkdir()
    (output / "brief.txt").write_text("Lieber", "utf-8")
    with pytest.raises(ForeignFolderError):
        run(override)
