"""The pattern page: every component, every example, light and dark."""

import pytest
from bs4 import BeautifulSoup

from tests.theme.rendering import THEME, examples, html_errors
from tooling.patterns import pattern_css, with_own_ids, write_patterns


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("muster")
    write_patterns(THEME, folder)
    return folder


@pytest.fixture(scope="module")
def html(folder):
    return (folder / "index.html").read_text("utf-8")


def test_every_example_of_every_component_is_there_in_light_and_dark(html):
    panels = [
        panel["data-example"] for panel in BeautifulSoup(html, "html.parser").select(".pattern")
    ]
    assert panels == [
        f"{component.name}: {example.name} ({scheme})"
        for component in examples()
        for example in component.examples
        for scheme in ("hell", "dunkel")
    ]


def test_the_page_is_valid_and_uses_every_id_once(html):
    assert html_errors(html) == []
    ids = [tag["id"] for tag in BeautifulSoup(html, "html.parser").find_all(id=True)]
    assert len(ids) == len(set(ids))


def test_the_page_has_no_style_of_its_own_in_the_html(html):
    page = BeautifulSoup(html, "html.parser")
    assert page.find_all(style=True) == page.find_all("style") == page.find_all("script") == []


def test_every_file_the_page_asks_for_lies_beside_it(html, folder):
    page = BeautifulSoup(html, "html.parser")
    asked = {tag["href"] for tag in page.find_all("link")}
    asked |= {tag["src"] for tag in page.find_all("img")}
    asked |= {tag["srcset"].split()[0] for tag in page.find_all(srcset=True)}
    assert [name for name in asked if not (folder / name).is_file()] == []


def test_both_schemes_have_the_colours_of_the_settings():
    css = pattern_css(THEME)
    light, _, dark = css.partition(".pattern--dark {")
    assert "color-scheme: light;" in light
    assert "--paper: #FFFBF5;" in light
    assert "color-scheme: dark;" in dark
    assert "--paper: #1E1917;" in dark


def test_ids_and_what_points_to_them_change_together():
    assert with_own_ids('<a href="#x">x</a><h2 id="x">y</h2>', "1-dark") == (
        '<a href="#x-1-dark">x</a><h2 id="x-1-dark">y</h2>'
    )


def test_a_link_to_an_id_of_the_page_itself_stays():
    assert with_own_ids('<a href="#inhalt">x</a>', "1-dark") == '<a href="#inhalt">x</a>'


def test_no_link_of_the_page_leads_to_an_id_that_is_missing(html):
    page = BeautifulSoup(html, "html.parser")
    ids = {tag["id"] for tag in page.find_all(id=True)}
    assert {a["href"][1:] for a in page.select('a[href^="#"]')} - ids == set()
