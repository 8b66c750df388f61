"""When the office is open, as the page says it on the day and at the hour of the visit."""

import pytest

pytestmark = pytest.mark.browser
VISIT = "/besuchen-sie-uns/"
TODAY = ".contact__today"


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-11-23T10:00:00+01:00", "Heute geöffnet bis 12 Uhr und von 13 bis 16 Uhr"),
        ("2026-11-23T15:59:00+01:00", "Heute geöffnet bis 16 Uhr"),
        ("2026-11-23T16:00:00+01:00", "Heute nicht mehr geöffnet"),
        ("2026-11-24T10:00:00+01:00", "Heute geschlossen"),
        ("2026-12-10T08:00:00+01:00", "Heute geöffnet von 9 bis 11 Uhr"),
        ("2026-12-28T10:00:00+01:00", "Heute geschlossen"),
        ("2027-03-29T10:00:00+02:00", "Heute geschlossen"),
    ],
    ids=[
        "in the morning",
        "last minute",
        "evening",
        "tuesday",
        "other",
        "closing",
        "easter",
    ],
)
def test_the_page_says_whether_the_office_is_open_today(page, rich_address, moment, words):
    page.clock.set_fixed_time(moment)
    page.goto(rich_address + VISIT)
    assert page.locator(TODAY).all_text_contents() == [words, words]


def test_the_hours_are_there_without_script(page_without_script, rich_address):
    page_without_script.goto(rich_address + "/impressum/")
    rows = page_without_script.locator("footer tr").all_inner_texts()
    assert [row.split() for row in rows][1] == ["Dienstag", "geschlossen"]
    assert page_without_script.get_by_role("link", name="+49 30").count() == 1


def test_no_weekday_is_broken_within_a_word(page, rich_address):
    page.goto(rich_address + VISIT)
    heights = page.locator(".contact__hours th").evaluate_all(
        "cells => cells.map(cell => { const range = document.createRange();"
        " range.selectNodeContents(cell); return range.getClientRects().length; })"
    )
    assert set(heights) == {1}
