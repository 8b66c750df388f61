"""The sheet of a quarter, to be printed and put up."""

from datetime import date

from plugins.website.pages.month_pages import SheetView
from plugins.website.pages.views import Link
from tests.website.pages.worlds import BREAKFAST, OPEN_DAY, pages_of, view_of, world

BOTH = OPEN_DAY + BREAKFAST.partition("termine:")[2]
CANCELLED = BREAKFAST + (
    "        abweichungen:\n"
    "          - am: Mi 03.07.2019\n"
    "            entfaellt: Die Räume werden renoviert.\n"
)
LONG = """
    termine:
      - id: woche
        titel: Ferienwoche
        datum: Fr 28.06.2019
        bis: 02.07.2019
        um: ganztägig
"""


def sheet(events: str, url: str = "termine/aushang/2019-Q3/") -> SheetView:
    view = view_of(world(events), url)
    assert isinstance(view, SheetView)
    return view


def test_a_sheet_has_all_dates_of_its_quarter_by_month() -> None:
    view = sheet(BOTH)
    assert view.title == "Termine Juli bis September 2019"
    assert [(month.heading, [day.heading for day in month.days]) for month in view.months] == [
        ("Juli 2019", ["Mittwoch, 3. Juli", "Donnerstag, 11. Juli"]),
        ("August 2019", ["Mittwoch, 7. August"]),
        ("September 2019", ["Mittwoch, 4. September"]),
    ]


def test_the_current_quarter_holds_what_is_still_to_come() -> None:
    view = view_of(world(BREAKFAST, today=date(2019, 5, 1)), "termine/aushang/2019-Q2/")
    assert isinstance(view, SheetView)
    days = [day.iso for month in view.months for day in month.days]
    assert days == ["2019-05-01", "2019-06-05"]


def test_a_cancelled_date_stays_with_its_reason() -> None:
    first = sheet(CANCELLED).months[0].days[0].dates[0]
    assert (first.status_label, first.status_text) == ("Fällt aus", "Die Räume werden renoviert.")


def test_a_date_across_two_quarters_stands_once_on_both() -> None:
    for quarter, month in (("2019-Q2", "Juni 2019"), ("2019-Q3", "Juli 2019")):
        view = sheet(LONG, f"termine/aushang/{quarter}/")
        assert [(one.heading, len(one.days)) for one in view.months] == [(month, 1)]


def test_a_sheet_carries_the_code_of_all_dates_and_where_to_subscribe() -> None:
    view = sheet(BOTH)
    assert view.feed is not None
    assert view.feed.address == "https://familie.example/kalender/alle.ics"
    assert view.feed.qr_svg.startswith("<svg")
    assert view.address == "familie.example/kalender/"
    assert view.head.changed == "20. Mai 2019"


def test_sheets_go_from_the_current_quarter_to_the_last_one_with_dates() -> None:
    for today, expected in (
        (date(2019, 6, 1), ["2019-Q2", "2019-Q3"]),
        (date(2019, 9, 30), ["2019-Q3"]),
        (date(2020, 1, 1), ["2020-Q1"]),
    ):
        urls = pages_of(world(BOTH, today=today))
        found = [url.split("/")[2] for url in urls if url.startswith("termine/aushang/")]
        assert found == expected


def test_without_any_date_the_current_sheet_says_so() -> None:
    view = view_of(world(), "termine/aushang/2019-Q2/")
    assert view.note == "In diesem Vierteljahr ist kein weiterer Termin geplant."


def test_the_list_and_the_months_lead_to_the_sheets() -> None:
    pages = pages_of(world(BOTH))
    third = Link("Aushang Juli bis September 2019", "/termine/aushang/2019-Q3/")
    assert pages["termine/"].view.sheets[-1] == third
    assert pages["termine/2019/07/"].view.sheet == third
    assert pages["termine/2019/02/"].view.sheet is None
