"""What is written in another language says so: a screen reader then reads it in that language."""

import pytest

pytestmark = pytest.mark.browser
IN_TURKISH = "[lang=tr]"


@pytest.mark.parametrize(
    ("url", "texts"),
    [
        (
            "/termine/anne-cocuk/",
            [
                "Anne ve çocuk buluşması",  # the last of the breadcrumbs, and the heading
                "Anne ve çocuk buluşması",
                "Birlikte çay içiyor, konuşuyor ve oynuyoruz.",
                "Anne ve çocuk buluşması",  # the article
            ],
        ),
        (
            "/termine/anne-cocuk/2026-12-10/",
            [
                "Anne ve çocuk buluşması",
                "Anne ve çocuk buluşması",
                "Birlikte çay içiyor, konuşuyor ve oynuyoruz.",
                "Anne ve çocuk buluşması",
            ],
        ),
        ("/termine/rubrik/spielen-und-lernen/", ["Anne ve çocuk buluşması"]),
    ],
)
def test_an_event_in_turkish_is_marked_as_turkish(page, rich_address, url, texts):
    page.goto(rich_address + url)
    marked = page.locator(f"main {IN_TURKISH}, .breadcrumbs {IN_TURKISH}").all_text_contents()
    plain = [text.replace("\u00ad", "").strip().split(", Donnerstag")[0] for text in marked]
    assert plain[: len(texts)] == texts


def test_families_read_the_name_of_the_language_and_not_its_code(page, rich_address):
    page.goto(f"{rich_address}/termine/anne-cocuk/")
    assert "Sprache: Türkisch" in page.get_by_role("main").inner_text()


def test_an_event_spoken_in_turkish_with_a_german_title_stays_german(page, rich_address):
    page.goto(f"{rich_address}/termine/mehrsprachigkeit-2026/")
    assert page.locator(f"main {IN_TURKISH}").count() == 0
