"""Templates come from our theme alone, and everything in them is escaped."""

from pathlib import Path

import pytest
from jinja2 import TemplateNotFound, UndefinedError
from markupsafe import Markup

from plugins.website.pages.views import Page
from plugins.website.settings import ROOT
from plugins.website.theme_files.rendering import environment, render


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    """A theme with two templates."""
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "a.html").write_text("<p>{{ page }}</p>", encoding="utf-8")
    (tmp_path / "templates" / "b.html").write_text("{{ page.nichts }}", encoding="utf-8")
    return tmp_path


def test_what_looks_like_html_is_escaped(theme: Path) -> None:
    page = Page("a/", "a.html", "<script>")
    assert render(environment(theme), page, None) == b"<p>&lt;script&gt;</p>"


@pytest.mark.parametrize(
    ("value", "html"),
    [
        ("Tür & Tor", "Tür &amp; Tor"),
        ("\"a\" 'b' <c>", "&#34;a&#34; &#39;b&#39; &lt;c&gt;"),
        ("Familienfrühstück", "Familienfrühstück"),
        (Markup("<b>5</b>"), "<b>5</b>"),
        (5, "5"),
        (None, "None"),
    ],
)
def test_every_value_is_shown_as_jinja_would(theme: Path, value: object, html: str) -> None:
    assert (
        render(environment(theme), Page("a/", "a.html", value), None).decode() == f"<p>{html}</p>"
    )


def test_a_name_that_does_not_exist_is_an_error(theme: Path) -> None:
    with pytest.raises(UndefinedError):
        render(environment(theme), Page("b/", "b.html", ""), None)


def test_no_template_comes_from_elsewhere(theme: Path) -> None:
    with pytest.raises(TemplateNotFound):
        environment(theme).get_template("base.html")


def test_every_template_of_the_site_lies_in_the_theme() -> None:
    templates = environment(ROOT / "theme")
    names = [name for name in templates.list_templates() if "/" not in name]
    assert {"home.html", "event.html", "not_found.html"} <= set(names)
    for name in names:
        found = Path(templates.get_template(name).filename or "")
        assert found.parent == ROOT / "theme" / "templates"
