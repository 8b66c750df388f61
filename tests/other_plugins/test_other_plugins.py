"""Real plugins of Pelican beside ours: what each must show, however the site is built.

They are installed in an environment of their own, `requirements/plugins.txt`: Pelican loads all
that are installed at every start, and some of them load much.
"""

import gzip
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import icalendar
import pytest

from tooling.environment import Environment, EnvironmentFault

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.slow

BUILD = """
import sys
from datetime import date
from plugins.website.run import run
from plugins.termine.diagnostics import report
override = {more} | {{"TERMINE_HEUTE": date(2026, 11, 22)}}
for _ in range(2):
    outcome = run(override)
if not outcome.written:
    sys.exit(report(outcome.diagnostics))
"""
PELICAN = """
from datetime import date
from pelican import Pelican
from pelican.settings import read_settings
override = {more} | {{"TERMINE_HEUTE": date(2026, 11, 22)}}
for _ in range(2):
    Pelican(read_settings("{root}/pelicanconf.py", override=override)).run()
"""
TEXTS = {
    "eins.md": """\
Title: Eins
Date: 2026-01-05
Tags: Ferien, Zelt
Series: Reise
Category: Fahrten/Sommer
Event-start: 2027-02-01 10:00
Event-end: 2027-02-01 12:00
Event-location: Herne

Zelte im Wald, Zelte am See und Zelte am Meer.
""",
    "zwei.md": """\
Title: Zwei
Date: 2026-01-06
Tags: Ferien, Zelt
Series: Reise
Category: Fahrten/Winter

Zelte im Schnee, Zelte im Wald und Zelte am Meer.
""",
}

Built = Callable[..., Path]


@pytest.fixture(scope="session")
def python() -> Path:
    """The Python of the environment that has the plugins."""
    environment = Environment(ROOT, "plugins")
    try:
        environment.prepare()
    except EnvironmentFault as fault:
        pytest.skip(f"a fresh environment needs a package index, and none can be reached: {fault}")
    return environment.python


@pytest.fixture(params=[BUILD, PELICAN], ids=["build", "pelican"])
def built(request: pytest.FixtureRequest, python: Path, tmp_path: Path) -> Built:
    """`built("sitemap", SITEMAP={…})` gives the output of two builds with a plugin.

    `page` is a template that Pelican makes a page of, at `probe.txt`.
    """

    def built(plugin: str, page: str = "", **more: object) -> Path:
        content = tmp_path / "content"
        shutil.copytree(ROOT / "tests/miniature", content)
        for name, text in TEXTS.items():
            (content / "artikel" / name).write_text(text, "utf-8")
        (content / "vorlage.html").write_text(page, "utf-8")
        override = {
            "PATH": str(content),
            "CACHE_PATH": str(tmp_path / "cache"),
            "OUTPUT_PATH": str(tmp_path / "output"),
            "TERMINE_SUCHE": False,
            "PLUGINS": ["plugins.website.site", plugin],
            "TEMPLATE_PAGES": {"vorlage.html": "probe.txt"},
            **more,
        }
        code = request.param.format(more=repr(override), root=ROOT)
        program = f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{code}"
        done = subprocess.run(
            [python, "-c", program], cwd=tmp_path, check=False, capture_output=True, text=True
        )
        if done.returncode:
            pytest.fail(done.stderr)
        return tmp_path / "output"

    return built


def probed(output: Path) -> list[str]:
    return (output / "probe.txt").read_text("utf-8").split()


def test_sitemap_lists_every_page(built: Built) -> None:
    sitemap = (built("sitemap", SITEMAP={"format": "txt"}) / "sitemap.txt").read_text("utf-8")
    for url in ("aktuelles/eins", "aktuelles/schlagwort/ferien", "termine/sommerfest-2026"):
        assert f"https://familienbuero.example/{url}/" in sitemap


def test_neighbors_knows_what_comes_before_and_after(built: Built) -> None:
    page = """{% for one in articles %}
        {{ one.slug }}:{{ one.prev_article.slug if one.prev_article else "-" }}
    {% endfor %}"""
    assert probed(built("neighbors", page)) == ["sommerfest:zwei", "zwei:eins", "eins:-"]


def test_series_joins_articles(built: Built) -> None:
    page = (
        "{% for one in article_series['Reise'] %}{{ one.slug }}:{{ one.series.index }} {% endfor %}"
    )
    assert probed(built("series", page)) == ["eins:1", "zwei:2"]


@pytest.mark.skipif(sys.version_info >= (3, 14), reason="gensim has no wheel for it yet")
def test_similar_posts_finds_one_with_the_same_tags(built: Built) -> None:
    page = """{% for one in articles %}{% for other in one.similar_posts %}
        {{ one.slug }}:{{ other.slug }}
    {% endfor %}{% endfor %}"""
    found = probed(built("similar_posts", page, SIMILAR_POSTS_MIN_SCORE=0.01))
    assert found == ["zwei:eins", "eins:zwei"]


def test_more_categories_parts_them(built: Built) -> None:
    page = """{% for one in articles if one.slug == "eins" %}
        {% for category in one.categories %}{{ category.name }} {% endfor %}
    {% endfor %}"""
    assert probed(built("more_categories", page)) == ["Fahrten/Sommer"]


def test_seo_reports_on_articles_and_enhances_pages(built: Built, tmp_path: Path) -> None:
    output = built("seo", SEO_ENHANCER=True, AUTHOR="Redaktion")
    assert "aktuelles/eins/" in (tmp_path / "seo_report.html").read_text("utf-8")
    assert '"@type": "Article"' in (output / "aktuelles/eins/index.html").read_text("utf-8")


def test_precompress_packs_every_page(built: Built) -> None:
    output = built("precompress")
    for page in output.rglob("*.html"):
        if page.stat().st_size > 20:
            assert gzip.decompress(page.with_name(f"{page.name}.gz").read_bytes())


def test_minify_takes_out_what_nobody_sees(built: Built, tmp_path: Path) -> None:
    html = (built("minify") / "index.html").read_text("utf-8")
    assert "\n" not in html[:1000]
    assert "Kleines Familienbüro" in html


def test_jinja_filters_are_there(built: Built) -> None:
    page = "{{ 'ein titel'|titlecase }}"
    assert probed(built("jinja_filters", page)) == ["Ein", "Titel"]


def test_tag_cloud_counts_tags(built: Built) -> None:
    page = "{% for tag, size in tag_cloud %}{{ tag.slug }} {% endfor %}"
    assert sorted(probed(built("tag_cloud", page))) == ["ferien", "zelt"]


def test_events_become_a_calendar_and_a_list(built: Built) -> None:
    page = "{% for one in upcoming_events_list %}{{ one.slug }} {% endfor %}"
    settings = {"ics_fname": "calendar.ics", "metadata_field_for_summary": "title"}
    output = built("pelican_events", page, PLUGIN_EVENTS=settings)
    assert probed(output) == ["eins"]
    calendar = icalendar.Calendar.from_ical((output / "calendar.ics").read_bytes())
    assert [str(one["SUMMARY"]) for one in calendar.walk("VEVENT")] == ["Eins"]
    assert (output / "kalender/alle.ics").is_file()


@pytest.mark.parametrize(
    ("plugin", "reason"),
    [
        ("render_math", "Texte laden kein Programm"),
        ("image_process", "Bilder stehen schon in mehreren Größen da"),
        ("yaml_metadata", "liest die Website selbst"),
    ],
)
def test_a_plugin_that_cannot_work_is_refused_by_name(
    built: Built, plugin: str, reason: str
) -> None:
    with pytest.raises(pytest.fail.Exception, match=f"„{plugin}“ wirkt hier nicht: .*{reason}"):
        built(plugin)
