"""Every kind of page, in its common states, is valid, ordered and complete."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup

from tests.theme.pages import PAGES
from tests.theme.pieces import SITE
from tests.theme.rendering import TEMPLATES, environment, filled, html_errors

ENVIRONMENT = environment()


def rendered(name, **of_site):
    template, view = PAGES[name]
    return ENVIRONMENT.get_template(template).render(site=replace(SITE, **of_site), page=view)


def soup(name, **of_site):
    return BeautifulSoup(rendered(name, **of_site), "html.parser")


def test_every_template_has_a_page_here():
    templates = {file.name for file in TEMPLATES.glob("*.html")} - {"base.html"}
    assert templates == {template for template, _ in PAGES.values()}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_valid_html(name):
    assert html_errors(rendered(name)) == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_one_h1_and_leaves_no_level_out(name):
    levels = [int(tag.name[1]) for tag in soup(name).find("main").find_all(re.compile(r"^h\d$"))]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_uses_every_id_once_and_links_to_no_missing_one(name):
    page = soup(name)
    ids = [tag["id"] for tag in page.find_all(id=True)]
    fragments = [a["href"][1:] for a in page.find_all("a", href=re.compile("^#"))]
    assert len(ids) == len(set(ids))
    assert set(fragments) <= set(ids)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_keeps_style_and_script_out_of_the_html(name):
    page = soup(name)
    assert page.find_all(style=True) == []
    assert page.find_all("style") == []
    inline = [tag for tag in page.find_all("script") if tag.get("type") != "application/ld+json"]
    script = "/theme/search.js" if name in {"search", "not-found"} else "/theme/site.js"
    assert [tag["src"] for tag in inline] == [script]
    assert not [name for tag in page.select("*") for name in tag.attrs if name.startswith("on")]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_no_other_host_for_anything(name):
    page = soup(name)
    addresses = [tag["src"] for tag in page.find_all(src=True)]
    addresses += [
        tag["href"] for tag in page.find_all("link") if "canonical" not in tag.get("rel", [])
    ]
    assert [address for address in addresses if not address.startswith("/")] == []


@pytest.mark.parametrize("name", PAGES)
def test_every_foot_has_help_in_need_and_the_legal_pages(name):
    foot = soup(name).find("footer")
    links = [a["href"] for a in foot.find_all("a")]
    assert links[:3] == ["tel:112", "tel:116117", "tel:08001110550"]
    for page in ("/impressum/", "/datenschutz/", "/barrierefreiheit/", "/barriere-melden/"):
        assert page in links


def test_the_home_page_shows_three_dates_and_keeps_three_for_later():
    items = soup("home").select(".home-dates [data-day]")
    assert [item.has_attr("hidden") for item in items] == [False] * 3 + [True] * 3


def test_every_coming_date_carries_the_days_that_the_script_needs():
    item = soup("home").select_one("[data-upcoming] > li")
    assert (item["data-day"], item["data-last-day"]) == ("2026-12-02", "2026-12-02")


def test_an_article_whose_dates_are_over_leads_on_to_the_next_one():
    page = rendered("article-past")
    assert "<summary>Vergangene Termine (1) anzeigen</summary>" in page
    assert "Donnerstag, 11. Juli 2019, um 13 Uhr" in page
    assert "<h2>Nächste Termine</h2>" not in page
    assert "Das ist unser nächster Termin:" in page
    assert "Mittwoch, 2. Dezember 2026, um 10 Uhr" in page


def test_a_cancelled_date_cannot_be_saved_any_more():
    assert ">In meinen Kalender</a>" in rendered("date")
    assert "In meinen Kalender" not in rendered("date-cancelled")
    assert "<strong>Fällt aus:</strong> Die Räume werden renoviert." in rendered("date-cancelled")


def test_a_past_date_says_so_at_its_top():
    page = soup("date-past")
    state = page.select_one("main h1").find_next(class_="answers__state")
    assert state.get_text(" ", strip=True) == "Vorbei: Dieser Termin ist vorbei."
    assert [line for line in page.select("main .answers__state") if line.has_attr("hidden")] == []


def test_who_saves_a_date_learns_that_it_does_not_change_and_may_use_google():
    saved = soup("date").select_one(".save-date")
    assert saved.get_text(" ", strip=True) == (
        "In meinen Kalender In Google Kalender eintragen Änderungen sehen Sie nur hier."
    )
    assert [link["href"].partition("?")[0] for link in saved.find_all("a")] == [
        "/termine/fruehstueck-wez/2026-12-02.ics",
        "https://calendar.google.com/calendar/render",
    ]


@pytest.mark.parametrize("name", ["date", "date-cancelled", "date-past", "event", "article-coming"])
def test_the_answers_stand_right_below_the_heading_and_the_picture_after_them(name):
    page = soup(name)
    answers = page.select_one("main .answers")
    after_heading = page.select_one("main h1").find_all_next(["picture", "h2", "dl", "ul"])
    assert after_heading[0] is answers.find("dl")


def test_today_is_never_baked_into_the_month():
    assert 'aria-current="date"' not in rendered("month")


def test_a_page_out_of_the_index_says_so():
    assert '<meta name="robots" content="noindex, follow">' in rendered("not-found")
    assert 'name="robots"' not in rendered("home")


def test_only_the_preview_is_called_a_preview():
    assert "<strong>Vorschau</strong>" in rendered("home", is_preview=True)
    assert "<strong>Vorschau</strong>" not in rendered("home")


def test_leichte_sprache_is_not_hyphenated():
    assert soup("leichte-sprache").main["class"] == ["main", "main--plain"]


def test_a_page_offers_its_calendars_to_programs():
    assert (
        '<link rel="alternate" type="text/calendar" title="Alle Termine" href="/kalender/alle.ics">'
    ) in rendered("list")


def test_a_site_below_a_folder_keeps_its_folder_in_every_link_of_the_theme():
    page = soup("home", base="/familie/")
    assert page.select_one(".header__name")["href"] == "/familie/"
    assert page.select_one(".hero__picture")["src"] == "/familie/theme/img/table.svg"


def test_a_hostile_title_stays_text_everywhere_on_a_page():
    template, view = PAGES["article-coming"]
    hostile = '"><script>alert(1)</script>'
    page = replace(view, title=hostile, head=filled(type(view.head), title=hostile))
    html = ENVIRONMENT.get_template(template).render(site=SITE, page=page)
    assert "<script>alert" not in html
    assert html_errors(html) == []
