"""Every build is a run of Pelican: other plugins find what they expect, and hear of everything."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from pelican import Pelican, signals
from pelican.settings import read_settings

from plugins.website.run import run
from plugins.website.settings import ROOT

PLUGIN = """
from pathlib import Path
from pelican import signals

def register():
    signals.finalized.connect(heard)
    signals.all_generators_finalized.connect(shown)

    signals.content_written.connect(written)
    signals.feed_generated.connect(generated)
    signals.feed_written.connect(feed_written)

def _note(settings, *words):
    with Path(settings["GEHOERT"] + ".geschrieben").open("a") as stream:
        stream.write(" ".join(words) + "\\n")

def written(path, context):
    text = context.get("article") or context.get("page")
    _note(context, context["output_file"], text.title if text else "-", str(Path(path).is_file()))

def generated(context, feed):
    feed.feed["title"] = "Neues"
    _note(context, "feed", str(len(feed.items)))

def feed_written(path, context, feed):
    _note(context, Path(path).name, feed.feed["title"], str("Neues" in Path(path).read_text()))

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
    signals.content_written.disconnect(other.written)
    signals.feed_generated.disconnect(other.generated)
    signals.feed_written.disconnect(other.feed_written)


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


def as_pelican_does(override: dict[str, object]) -> None:
    """What the command `pelican` does with its settings file."""
    Pelican(read_settings(str(ROOT / "pelicanconf.py"), override=override)).run()


@pytest.mark.usefixtures("plugin")
@pytest.mark.parametrize("start", [run, as_pelican_does])
def test_another_plugin_hears_of_every_page_and_of_the_feed_that_it_may_change(
    override: dict[str, object], tmp_path: Path, start: Callable[[dict[str, object]], object]
) -> None:
    more = {
        "PLUGINS": ["plugins.website.site", "hoerende_erweiterung"],
        "GEHOERT": str(tmp_path / "gehoert"),
    }
    file = tmp_path / "gehoert.geschrieben"
    for _ in range(2):  # the second build writes nothing, and tells the same
        start(override | more)
        heard = file.read_text("utf-8").splitlines()
        file.unlink()
        assert heard[0] == "feed 1"
        assert heard[-1] == "aktuelles.atom.xml Neues True"
        pages = {str(path.relative_to(tmp_path / "output")) for path in _pages(tmp_path)}
        assert {line.split()[0] for line in heard[1:-1]} == pages
        assert len(heard) == len(pages) + 2
        assert "index.html Kleines Familienbüro True" in heard
        assert "aktuelles/sommerfest/index.html Wir feiern den Sommer True" in heard
        assert "aktuelles/index.html - True" in heard


def _pages(folder: Path) -> Iterator[Path]:
    return (folder / "output").rglob("*.html")


@pytest.mark.usefixtures("plugin")
def test_no_plugin_writes_while_the_site_is_only_checked(
    override: dict[str, object], tmp_path: Path
) -> None:
    more = {
        "PLUGINS": ["plugins.website.site", "hoerende_erweiterung"],
        "GEHOERT": str(tmp_path / "gehoert"),
    }
    run(override | more, only_checks=True)
    assert not (tmp_path / "output").exists()


@pytest.mark.usefixtures("plugin")
def test_after_a_mistake_other_plugins_leave_the_old_site_alone(
    override: dict[str, object], tmp_path: Path
) -> None:
    more = {
        "PLUGINS": ["plugins.website.site", "hoerende_erweiterung"],
        "GEHOERT": str(tmp_path / "gehoert"),
    }
    run(override | more)
    (tmp_path / "gehoert").unlink()
    file = Path(str(override["PATH"]), "termine.yaml")
    file.write_text(file.read_text("utf-8").replace("id: singen", "id: Singen!"), "utf-8")
    assert run(override | more).written is None
    assert not (tmp_path / "gehoert").exists()


@pytest.mark.usefixtures("plugin")
def test_articles_and_pages_move_with_the_settings_of_pelican(
    override: dict[str, object], tmp_path: Path
) -> None:
    text = "---\ntitel: Über uns\n---\n\nWir [feiern](/neues/2026/sommerfest.html).\n"
    Path(str(override["PATH"]), "seiten", "wir.md").write_text(text, "utf-8")
    more = {
        "PLUGINS": ["plugins.website.site", "hoerende_erweiterung"],
        "GEHOERT": str(tmp_path / "gehoert"),
        "ARTICLE_URL": "neues/{date:%Y}/{slug}.html",
        "ARTICLE_SAVE_AS": "neues/{date:%Y}/{slug}.html",
        "PAGE_URL": "seite/{slug}/",
        "PAGE_SAVE_AS": "seite/{slug}/index.html",
        "HAUPTMENUE": [("Wir", "seite/wir/", [])],
    }
    assert [one.message for one in run(override | more).diagnostics if one.is_error] == []
    output = tmp_path / "output"
    assert not (output / "aktuelles" / "sommerfest").exists()
    assert not (output / "wir").exists()
    host, article = "https://familienbuero.example", "/neues/2026/sommerfest.html"
    assert f'<link rel="canonical" href="{host}{article}">' in (output / article[1:]).read_text()
    for file in ("aktuelles/index.html", "termine/sommerfest-2026/index.html"):
        assert f'href="{article}"' in (output / file).read_text("utf-8")
    assert f'href="{article}"' in (output / "seite/wir/index.html").read_text("utf-8")
    assert 'href="/seite/wir/"' in (output / "index.html").read_text("utf-8")
    assert f"{host}{article}" in (output / "feeds/aktuelles.atom.xml").read_text("utf-8")
    sitemap = (output / "sitemap.xml").read_text("utf-8")
    assert f"<loc>{host}{article}</loc>" in sitemap
    assert f"<loc>{host}/seite/wir/</loc>" in sitemap
    assert (tmp_path / "gehoert.texte").read_text("utf-8").splitlines() == [
        " index.html Kleines Familienbüro 2026-11-22 de",
        "neues/2026/sommerfest.html neues/2026/sommerfest.html Wir feiern den Sommer 2026-06-01 de",
        "seite/wir/ seite/wir/index.html Über uns 2026-11-22 de",
    ]


def test_texts_of_both_kinds_share_no_address_and_take_none_that_is_taken(
    override: dict[str, object],
) -> None:
    content = Path(str(override["PATH"]))
    (content / "seiten" / "sommerfest.md").write_text("---\ntitel: A\n---\n\nA.\n", "utf-8")
    head = "---\ntitel: B\ndatum: 2026-01-02\n---\n\nB.\n"
    (content / "artikel" / "termine.md").write_text(head, "utf-8")
    more = {"ARTICLE_URL": "{slug}/", "ARTICLE_SAVE_AS": "{slug}/index.html"}
    found = run(override | more, only_checks=True).diagnostics
    assert [f"{one.position.file}: {one.message}" for one in found if one.is_error] == [
        (
            "content/artikel/termine.md: Unter der Adresse „/termine/“ steht schon ein anderer "
            "Teil der Website."
        ),
        (
            "content/seiten/sommerfest.md: Die Adresse „/sommerfest/“ hat schon "
            "content/artikel/sommerfest.md."
        ),
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
