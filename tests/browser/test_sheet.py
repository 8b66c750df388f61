"""The sheet of a quarter: one page of A4, large enough to be read from across a kitchen."""

import re

import pytest

from tests.browser.conftest import served

pytestmark = pytest.mark.browser

CANCELLED = """
termine:
  - id: fruehstueck
    titel: Frühstück
    wann: jeden Mittwoch
    um: 10 Uhr
    ab: 01.12.2026
    bis: 31.12.2026
    abweichungen:
      - am: 09.12.2026
        entfaellt: Die Räume werden renoviert.
"""


def pages_on_paper(page):
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(prefer_css_page_size=True)))


@pytest.mark.parametrize(
    "path",
    [
        "/termine/aushang/2026-Q4/",
        "/termine/aushang/2027-Q3/",
        "/termine/2026/12/",
        "/termine/fruehstueck-wez/2026-12-02/",
    ],
)
def test_it_fits_one_page(page, reference_address, path):
    page.goto(f"{reference_address}{path}")
    assert pages_on_paper(page) == 1


def test_a_date_of_a_full_site_fits_one_page(page, rich_address):
    page.goto(f"{rich_address}/termine/fruehstueck-wez/2026-12-02/")
    assert pages_on_paper(page) == 1


def test_a_series_prints_its_next_twelve_dates(page, rich_address):
    page.goto(f"{rich_address}/termine/fruehstueck-wez/")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator(".dates-block li").filter(visible=True).count() == 12


def test_an_article_takes_two_pages_at_most(page, reference_address):
    page.goto(f"{reference_address}/aktuelles/tag-der-offenen-tuer/")
    assert pages_on_paper(page) <= 2


def test_on_paper_there_is_the_sheet_and_nothing_else(page, reference_address):
    page.goto(f"{reference_address}/termine/aushang/2026-Q4/")
    page.emulate_media(media="print")
    for other in (".header", ".footer", ".breadcrumbs", ".on-screen"):
        assert not page.locator(other).is_visible()
    assert page.get_by_text("Familienbüro Herne", exact=True).filter(visible=True).count()
    assert page.get_by_text("Stand: ").filter(visible=True).count() == 1
    assert page.get_by_role("img", name="QR-Code mit der Adresse des Kalenders").is_visible()
    size = "parseFloat(getComputedStyle(document.querySelector('.sheet-list__when')).fontSize)"
    assert page.evaluate(size) >= 14 * 96 / 72


def test_a_cancelled_date_is_struck_with_its_reason(page, build_site, tmp_path):
    content = tmp_path / "content"
    content.mkdir()
    (content / "termine.yaml").write_text(CANCELLED, "utf-8")
    built = build_site(content)
    assert built.code == 0, built.said
    with served(built.output) as address:
        page.goto(f"{address}/termine/aushang/2026-Q4/")
        entry = page.locator(".sheet-list__date--cancelled")
        assert entry.locator("s").all_inner_texts() == [
            "Mittwoch, 9. Dezember 2026, um 10 Uhr",
            "Frühstück",
        ]
        assert "Fällt aus: Die Räume werden renoviert." in entry.inner_text()
