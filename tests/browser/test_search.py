"""The search page: by keyboard, in German, quiet until the first key."""

from urllib.parse import urlsplit

import pytest

from plugins.build.task import OutputFile, Staged
from plugins.website.search.search_index import search_tasks, searched

pytestmark = pytest.mark.browser


@pytest.fixture
def search(page, watch, reference_address):
    """The search page, with what it has asked for so far forgotten."""
    page.goto(f"{reference_address}/suche/", wait_until="networkidle")
    assert not [url for url in watch.requests if "/pagefind/" in url]
    return page


def hits(page, words):
    field = page.get_by_label("Suchwort")
    field.focus()
    page.keyboard.type(words)
    page.get_by_role("status").filter(has_text=f"„{words}“").wait_for()
    links = page.locator("[data-search-hits] a").all()
    return [link.get_attribute("href") for link in links]


def test_a_word_finds_the_event_its_article_and_its_page(search):
    found = hits(search, "Familienfrühstück")

    assert found[0] == "/familienfruehstueck/"
    assert "/termine/fruehstueck-wez/" in found
    assert not [url for url in found if "/fruehstueck-wez/20" in url]


def test_hits_that_share_a_heading_have_titles_of_their_own(search):
    hits(search, "Familienfrühstück")

    titles = search.locator("[data-search-hits] a").all_inner_texts()
    assert "Familienfrühstück" in titles
    assert "Familienfrühstück im Familienbüro: Termine" in titles


def test_hyphens_of_headings_and_easy_language_hide_no_word(search):
    assert "/leichte-sprache/" in hits(search, "Familienbüro")


def test_the_number_of_hits_is_told(search):
    found = hits(search, "Bürgerlokal")

    told = f"{len(found)} Treffer für „Bürgerlokal“"
    assert search.get_by_role("status").inner_text() == told


def test_nothing_found_is_told(search):
    assert hits(search, "Xyzzy") == []
    assert search.get_by_role("status").inner_text() == (
        "Keine Treffer für „Xyzzy“. Versuchen Sie ein anderes Wort."
    )


def test_what_looks_like_html_stays_text(search):
    hits(search, "<img src=x onerror=alert(1)> Familie")

    assert search.locator("main img").count() == 0


def test_found_words_are_marked(search):
    hits(search, "Bürgerlokal")

    assert "Bürgerlokal" in search.locator("[data-search-hits] mark").first.inner_text()


def test_a_hit_opens_with_the_keyboard(search, reference_address):
    hits(search, "Impressum")
    search.keyboard.press("Tab")
    search.keyboard.press("Tab")
    search.keyboard.press("Enter")

    search.wait_for_url(f"{reference_address}/impressum/")


def test_more_hits_come_when_asked_for_and_the_focus_goes_along(search):
    found = hits(search, "Familie")
    assert len(found) == 10

    search.get_by_role("button", name="Mehr Treffer zeigen").press("Enter")
    search.locator("[data-search-hits] li").nth(10).wait_for()

    assert (
        search.locator("[data-search-hits] li a")
        .nth(10)
        .evaluate("one => one === document.activeElement")
    )


def test_an_address_with_a_word_shows_its_hits(page, reference_address):
    page.goto(f"{reference_address}/suche/?q=Wickeltisch")
    page.get_by_role("status").filter(has_text="„Wickeltisch“").wait_for()

    assert page.get_by_label("Suchwort").input_value() == "Wickeltisch"


def test_an_emptied_field_shows_nothing(search):
    hits(search, "Familie")
    search.get_by_label("Suchwort").fill("")
    search.locator("[data-search-hits]").wait_for(state="hidden")

    assert search.get_by_role("status").inner_text() == ""


def test_a_search_that_fails_says_so(page, reference_address):
    page.route("**/pagefind/**", lambda route: route.abort())
    page.goto(f"{reference_address}/suche/?q=Familie")

    told = "Die Suche antwortet gerade nicht. Bitte versuchen Sie es noch einmal."
    page.get_by_role("status").filter(has_text=told).wait_for()


def test_without_script_the_page_leads_on(page_without_script, reference_address):
    page_without_script.goto(f"{reference_address}/suche/")
    main = page_without_script.get_by_role("main")

    assert "Die Suche braucht JavaScript." in main.inner_text()
    links = [link.get_attribute("href") for link in main.get_by_role("link").all()]
    assert "/termine/archiv/" in links
    assert "/angebote/" in links


def test_every_page_leads_to_the_search(page, reference_address):
    page.goto(f"{reference_address}/termine/")
    page.get_by_role("button", name="Menü").click()

    assert page.get_by_role("banner").get_by_role("link", name="Suche", exact=True).is_visible()


def test_hits_of_all_parts_of_the_index_come_together(page, reference_address, tmp_path):
    told = "<main data-pagefind-body><h1>Wannentag</h1><p>Eine Wanne im Bürgerlokal.</p></main>"
    old = f'<!doctype html><html lang="de"><head></head><body>{told}</body></html>'.encode()
    notes = tuple(searched(OutputFile("aktuelles/wannentag/index.html", old), 0))
    index = next(search_tasks(Staged(notes, b"", lambda _: old), tmp_path, this_year=2026))
    files = {file.path.replace("pagefind/", "pagefind/2019/"): file for file in index.make().files}
    page.route("**/pagefind/parts.json", lambda route: route.fulfill(json=["2019"]))
    page.route(
        "**/pagefind/2019/**",
        lambda route: route.fulfill(
            body=files[urlsplit(route.request.url).path.removeprefix("/")].content
        ),
    )

    page.goto(f"{reference_address}/suche/?q=Bürgerlokal")
    page.get_by_role("status").filter(has_text="„Bürgerlokal“").wait_for()

    links = [link.get_attribute("href") for link in page.locator("[data-search-hits] a").all()]
    assert "/aktuelles/wannentag/" in links
    assert "/termine/fruehstueck-wez/" in links


def test_nothing_moves_when_hits_come(page, reference_address):
    page.goto(f"{reference_address}/suche/?q=Familie")
    page.locator("[data-search-hits] li").first.wait_for()

    moved = page.evaluate(
        "new Promise(done => new PerformanceObserver(list => done(list.getEntries()"
        ".reduce((sum, one) => sum + one.value, 0)))"
        ".observe({type: 'layout-shift', buffered: true}) || setTimeout(() => done(0), 300))"
    )
    assert moved < 0.01
