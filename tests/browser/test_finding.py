"""From home, what people come for is at most two clicks away, by words that anybody understands."""

import pytest

pytestmark = pytest.mark.browser


def clicked(page, address, *names):
    """What the main content says after clicking the first link of each name, from home on."""
    page.goto(f"{address}/")
    for name in names:
        page.get_by_role("link", name=name, exact=True).first.click()
    page.wait_for_load_state()
    return page.get_by_role("main").inner_text()


def test_the_next_breakfast_stands_on_the_home_page(page, reference_address):
    assert "Mittwoch, 2. Dezember 2026, um 10 Uhr" in clicked(page, reference_address)


@pytest.mark.parametrize(
    ("names", "said"),
    [
        pytest.param(
            ["So finden Sie uns"],
            "Das WEZ liegt an der Hauptstraße, in der Mitte von Wanne.",
            id="the way to the office",
        ),
        pytest.param(
            ["Termine abonnieren"],
            "Android-Handy",
            id="how to get the dates into a phone",
        ),
        pytest.param(
            ["Mein Baby ist da"],
            "Wir heißen Ihr Kind willkommen und kommen zu Ihnen nach Hause.",
            id="what a welcome visit is",
        ),
        pytest.param(
            ["Vergangene Termine", "2025 23 Termine"],
            "Mittwoch, 17. Dezember",
            id="the dates of last year",
        ),
    ],
)
def test_it_is_found_in_two_clicks_at_most(page, reference_address, names, said):
    assert said in clicked(page, reference_address, *names)
