"""What a page was opened for stands on a phone's first screen."""

import pytest

pytestmark = pytest.mark.browser

FIRST_SCREEN = 740
STATE = ".answers__state:not([hidden])"
STATES = {
    "cancelled date": ("/termine/nikolausfeier-2026/", "Fällt aus:"),
    "moved date": ("/termine/lichterfest-2026/", "Verlegt"),
    "full date": ("/termine/erste-hilfe-2026/", "Ausgebucht:"),
    "past date": ("/termine/kinderflohmarkt-2026/", "Vorbei:"),
    "postponed date": ("/termine/neujahrsempfang-2027/", "Verschoben:"),
    "long words": ("/termine/mehrsprachigkeit-2026/", "Findet statt"),
    "series": ("/termine/krabbelgruppe/", "Findet statt"),
    "article": ("/aktuelles/nikolausfeier-faellt-aus/", "Fällt aus:"),
}


@pytest.mark.parametrize(("path", "word"), STATES.values(), ids=STATES)
def test_whether_it_takes_place_is_seen_without_scrolling(page, rich_address, path, word):
    page.goto(f"{rich_address}{path}")
    state = page.locator(STATE)
    box = state.bounding_box()

    assert state.locator("strong").inner_text() == word
    assert box["y"] + box["height"] <= FIRST_SCREEN


def test_when_and_where_are_seen_without_scrolling_too(page, rich_address):
    page.goto(f"{rich_address}/termine/nikolausfeier-2026/")
    for question in ("Wann?", "Wo?"):
        box = page.locator(".answers dl > div", has_text=question).first.bounding_box()
        assert box["y"] + box["height"] <= FIRST_SCREEN


def test_a_cancelled_date_is_a_band_as_wide_as_the_panel(page, rich_address):
    page.goto(f"{rich_address}/termine/nikolausfeier-2026/")
    panel, band = page.locator(".answers").bounding_box(), page.locator(STATE).bounding_box()

    assert panel["width"] - band["width"] <= 2


def test_a_page_that_is_not_built_again_says_itself_that_all_is_over(page, rich_address):
    page.clock.set_fixed_time("2026-12-16T12:00:00+01:00")
    page.goto(f"{rich_address}/termine/erste-hilfe-2026/")

    assert page.locator(STATE).inner_text() == "Vorbei: Dieser Termin ist vorbei."


def test_after_the_last_day_to_sign_up_the_page_says_itself_that_it_is_over(page, rich_address):
    answer = page.locator(".answers dd", has_text="Ja. Anmeldeschluss")
    page.goto(f"{rich_address}/termine/ferienwerkstatt-2026/2026-12-28/")
    assert answer.inner_text().splitlines()[0] == "Ja, bis Freitag, 18. Dezember 2026."

    page.clock.set_fixed_time("2026-12-19T12:00:00+01:00")
    page.reload()
    assert answer.inner_text() == (
        "Ja. Anmeldeschluss vorbei (er war am Freitag, 18. Dezember 2026)."
    )


def test_the_former_address_of_a_single_date_leads_to_its_page_without_script(
    page_without_script, rich_address
):
    page_without_script.goto(f"{rich_address}/termine/nikolausfeier-2026/2026-12-06/")
    page_without_script.wait_for_url(f"{rich_address}/termine/nikolausfeier-2026/")

    assert page_without_script.locator(STATE).count() == 1
